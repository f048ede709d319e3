using System.Diagnostics;

namespace Oig.Load.Clients;

/// <summary>Calls that come by chance, on average so many a second, whether or not earlier ones are answered.</summary>
internal static class PoissonLoop
{
    /// <summary>
    /// What all calls came to; <paramref name="begin"/> is called for each in turn, on a thread that does nothing else. It may wait on it: the
    /// calls after it then come later.
    /// </summary>
    public static async Task<T[]> RunAsync<T>(double rate, TimeSpan length, Func<Task<T>> begin) =>
        await Task.WhenAll(await Task.Factory.StartNew(() => Begin(rate, length, begin), TaskCreationOptions.LongRunning));

    private static List<Task<T>> Begin<T>(double rate, TimeSpan length, Func<Task<T>> begin)
    {
        var (calls, begun) = (new List<Task<T>>(), Stopwatch.GetTimestamp());
        for (var due = Pause(rate); due < length; due += Pause(rate))
        {
            while (Stopwatch.GetElapsedTime(begun) < due) Thread.Sleep(1);
            var asked = Stopwatch.GetTimestamp();
            calls.Add(begin());
            begun += Stopwatch.GetTimestamp() - asked;
        }

        return calls;
    }

    private static TimeSpan Pause(double rate) => TimeSpan.FromSeconds(-Math.Log(1 - Random.Shared.NextDouble()) / rate);
}
