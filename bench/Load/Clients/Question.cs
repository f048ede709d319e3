using System.Globalization;
using Oig.Simulator;

namespace Oig.Load.Clients;

/// <summary>What is asked for an account, and with which password.</summary>
internal sealed record Question(string Body, string Password = AccountBook.TestPassword)
{
    public static readonly Question Tools = new("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");

    /// <summary>The live readings.</summary>
    public static readonly Question Readings = Call("get_basic_data", "{}");

    public static readonly Question Notifications = Call("get_notifications", "{}");

    /// <summary>A series of one day, so many days ago.</summary>
    public static Question Series(int daysAgo)
    {
        var day = DateTime.UtcNow.AddDays(-daysAgo).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Call("get_extended_data", $$"""{"name":"grid","start_date":"{{day}}","end_date":"{{day}}"}""");
    }

    private static Question Call(string tool, string arguments) =>
        new($$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""");
}

/// <summary>An answer that is none of success; its message is the whole answer.</summary>
internal sealed class FailedCallException(string answer) : Exception(answer)
{
    private const string Before = "\"code\":\"";

    /// <summary>The stable code of the error, such as <c>portal_timeout</c>; the answer itself when it has none.</summary>
    public string Code => Message.IndexOf(Before, StringComparison.Ordinal) is >= 0 and var at ? Message[(at + Before.Length)..].Split('"')[0] : Message;
}
