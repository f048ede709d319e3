using System.Diagnostics;
using System.Threading.Channels;

namespace Oig.Load.Clients;

/// <summary>Requests are due on schedule, whether or not earlier ones are answered; the wait for a free connection counts.</summary>
internal static class OpenLoop
{
    public static async Task<IReadOnlyList<TimeSpan>> RunAsync(Target target, int connections, TimeSpan length, int rate)
    {
        var due = Channel.CreateUnbounded<long>();
        var work = Enumerable.Range(0, connections).Select(_ => Task.Run(() => WorkAsync(target, due.Reader))).ToArray();
        await ScheduleAsync(due.Writer, length, rate);
        return [.. (await Task.WhenAll(work)).SelectMany(each => each)];
    }

    private static async Task ScheduleAsync(ChannelWriter<long> due, TimeSpan length, int rate)
    {
        var begun = Stopwatch.GetTimestamp();
        var interval = (double)Stopwatch.Frequency / rate;
        for (var number = 0; number < rate * length.TotalSeconds;)
        {
            for (; begun + (number * interval) <= Stopwatch.GetTimestamp(); number++) due.TryWrite((long)(begun + (number * interval)));
            await Task.Delay(1);
        }

        due.Complete();
    }

    private static async Task<List<TimeSpan>> WorkAsync(Target target, ChannelReader<long> due)
    {
        using var caller = target.NewCaller();
        var latencies = new List<TimeSpan>();
        await foreach (var dueAt in due.ReadAllAsync())
        {
            var (node, account) = target.Next();
            await caller.AskAsync(node, account, CancellationToken.None);
            latencies.Add(Stopwatch.GetElapsedTime(dueAt));
        }

        return latencies;
    }
}
