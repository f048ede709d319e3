using System.Text.Json;
using Oig.Portal.Failures;
using Oig.Portal.Http;

namespace Oig.Portal.Reads;

/// <summary>What <c>json.php</c> and <c>json2.php</c> have in common: an object with a session, something else without.</summary>
internal static class SessionReads
{
    internal static JsonDocument RequireObject(PortalAnswer answer)
    {
        var json = answer.RequireSession().RequireOk().ParseJson();
        if (json.RootElement.ValueKind == JsonValueKind.Object)
            return json;
        json.Dispose();
        throw new SessionExpiredException();
    }
}
