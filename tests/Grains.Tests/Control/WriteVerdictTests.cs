using Oig.Contracts.Control;
using Oig.Contracts.Outcomes;
using Oig.Grains.Control;

namespace Oig.Grains.Tests.Control;

public class WriteVerdictTests
{
    [Theory]
    [InlineData(FailureCode.WriteRefused, ChangeState.Refused, false)]
    [InlineData(FailureCode.OutcomeUnknown, ChangeState.Unknown, false)]
    [InlineData(FailureCode.PortalChanged, ChangeState.Unknown, true)]
    [InlineData(FailureCode.PortalUnavailable, ChangeState.Unknown, false)]
    [InlineData(FailureCode.NoData, ChangeState.Unknown, false)]
    [InlineData(FailureCode.PortalThrottled, ChangeState.Waiting, false)]
    [InlineData(FailureCode.PortalUnreachable, ChangeState.Refused, false)]
    [InlineData(FailureCode.CertificateProblem, ChangeState.Refused, false)]
    [InlineData(FailureCode.NotLoggedIn, ChangeState.Waiting, false)]
    [InlineData(FailureCode.Busy, ChangeState.Waiting, false)]
    public void Each_failure_has_its_meaning_and_only_an_unknown_answer_is_reported(FailureCode code, ChangeState state, bool strange)
    {
        var verdict = WriteVerdict.Of(new Failure(code, "detail"));
        Assert.Equal((state, strange), (verdict.State, verdict.Strange is not null));
    }

    [Theory]
    [InlineData("Požadavek byl předán zařízení.", false)]
    [InlineData("Uloženo", false)]
    [InlineData("Požadavek uložen. Pokud nebyl proveden do 10 minut, ověřte připojení boxu.", false)]
    [InlineData("Uloženo bez chyb.", false)]
    [InlineData("Nastala chyba", true)]
    [InlineData("NELZE nastavit", true)]
    [InlineData("Access denied", true)]
    public void A_text_that_begins_like_a_refusal_is_unknown_and_one_that_contains_a_negative_word_is_an_answer_and_neither_stops_others(
        string text, bool refusal)
    {
        var verdict = WriteVerdict.Of(new Outcome<WriteReceipt> { Value = new(text), ReadAt = default(DateTimeOffset) });
        Assert.Equal((refusal ? ChangeState.Unknown : ChangeState.Accepted, false), (verdict.State, verdict.Strange is not null));
        Assert.Equal(text, verdict.PortalText);
    }
}
