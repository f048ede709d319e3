using Oig.Api.Replies;
using Oig.Grains.Audit;
using Oig.Grains.Outcomes;
using Oig.Portal.Boxes;
using Oig.Portal.Writes;

namespace Oig.Api.Tools.Control;

/// <summary>Leaves one audit record for each write, whatever comes of it.</summary>
internal sealed class WriteAudit(AuditLog audit, IHttpContextAccessor http)
{
    // A call that ends without an answer may have changed the box.
    private const string NoAnswer = "outcome_unknown";

    public async Task<Outcome<WriteReceipt>> RecordAsync(
        string tool, Caller caller, Box box, BoxWrite write, Func<Task<Outcome<WriteReceipt>>> send)
    {
        var result = NoAnswer;
        try
        {
            var outcome = await send();
            result = outcome.Succeeded ? "success" : outcome.Failure.ToProblem().Code;
            return outcome;
        }
        finally
        {
            audit.Record(new(
                caller.Credentials.Email, http.HttpContext?.Connection.RemoteIpAddress?.ToString(), box.Id.ToString(), tool,
                BoxValues.Before(box, write), BoxValues.After(write), result));
        }
    }
}
