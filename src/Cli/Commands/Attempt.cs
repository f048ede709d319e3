using Oig.Cli.Connection;
using Oig.Cli.Output;

namespace Oig.Cli.Commands;

/// <summary>Bounds one piece of work in time and turns each way it can fail into one line and an exit code.</summary>
internal sealed class Attempt(Terminal terminal, Uri url, TimeSpan timeout)
{
    public async Task<int> RunAsync(Func<CancellationToken, Task<int>> work, CancellationToken interrupted)
    {
        using var late = new CancellationTokenSource(timeout, terminal.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, interrupted);
        try
        {
            return await work(either.Token);
        }
        catch (UsageException problem)
        {
            return terminal.Fail(ExitCode.Usage, problem.Message);
        }
        catch (Exception) when (interrupted.IsCancellationRequested)
        {
            return terminal.Fail(ExitCode.Interrupted, "Interrupted.");
        }
        catch (Exception failure)
        {
            return terminal.Fail(ExitCode.NoConnection, UnusableServer.Reason(url, failure));
        }
    }
}
