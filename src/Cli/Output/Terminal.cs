namespace Oig.Cli.Output;

/// <summary>The program's surroundings: where it writes, its environment variables (null when unset) and its clock.</summary>
internal sealed record Terminal(TextWriter Output, TextWriter Error, Func<string, string?> Variable, TimeProvider Time)
{
    /// <summary>Says on stderr, in one line, why the program ends, and gives its exit code.</summary>
    public int Fail(int exitCode, string reason)
    {
        Error.WriteLine(OneLine.Of(reason));
        return exitCode;
    }

    /// <summary>Says something on stderr, in one line, that does not end the program.</summary>
    public void Warn(string concern) => Error.WriteLine(OneLine.Of($"Warning: {concern}"));
}
