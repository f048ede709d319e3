using Oig.Api.Replies;

namespace Oig.Api.Credentials;

/// <summary>Credentials and the way they came, or the problem with them.</summary>
internal readonly record struct CredentialsResult(Contracts.Credentials? Credentials, AuthMethod Method, Problem? Problem = null)
{
    public static implicit operator CredentialsResult(Problem problem) => new(null, default, problem);
}
