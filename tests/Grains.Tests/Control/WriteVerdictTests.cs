using Oig.Grains.Control;
using Oig.Grains.Outcomes;
using Oig.Portal.Writes;

namespace Oig.Grains.Tests.Control;

public class WriteVerdictTests
{
    [Theory]
    [InlineData(FailureCode.WriteRefused, ChangeState.Refused, false)]
    [InlineData(FailureCode.OutcomeUnknown, ChangeState.Unknown, false)]
    [InlineData(FailureCode.PortalChanged, ChangeState.Unknown, true)]
    [InlineData(FailureCode.PortalThrottled, ChangeState.Refused, false)]
    [InlineData(FailureCode.PortalUnreachable, ChangeState.Refused, false)]
    [InlineData(FailureCode.CertificateProblem, ChangeState.Refused, false)]
    [InlineData(FailureCode.NotLoggedIn, ChangeState.Waiting, false)]
    [InlineData(FailureCode.Busy, ChangeState.Waiting, false)]
    public void Each_failure_has_its_meaning_and_only_an_unknown_answer_stops_all_changes(FailureCode code, ChangeState state, bool trips)
    {
        var verdict = WriteVerdict.Of(new Failure(code, "detail"));
        Assert.Equal((state, trips), (verdict.State, verdict.Trips is not null));
    }

    [Theory]
    [InlineData("Požadavek byl předán zařízení.", false)]
    [InlineData("Uloženo", false)]
    [InlineData("Nastala chyba", true)]
    [InlineData("Hodnotu NELZE nastavit", true)]
    [InlineData("Access denied", true)]
    public void A_refusal_that_comes_as_an_acceptance_is_unknown_and_stops_all_changes(string text, bool refusal)
    {
        var verdict = WriteVerdict.Of(new Outcome<WriteReceipt> { Value = new(text), ReadAt = default(DateTimeOffset) });
        Assert.Equal((refusal ? ChangeState.Unknown : ChangeState.Accepted, refusal), (verdict.State, verdict.Trips is not null));
    }
}
