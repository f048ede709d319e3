using Oig.Grains.Sessions;

namespace Oig.Api.Tools;

/// <summary>Who calls, once allowed: the session grain of the credentials, and the credentials, which travel with every grain call.</summary>
internal sealed record Caller(ISessionGrain Session, Contracts.Credentials Credentials, string SessionKey);
