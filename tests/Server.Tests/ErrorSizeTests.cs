using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;
using Oig.Api.Hosting;
using Oig.Api.Replies;
using Oig.Api.Tools;
using Oig.Api.Tools.Control;
using Oig.Api.Tools.ExtendedData;
using Oig.Api.Tools.History;
using Oig.Api.Tools.Plan;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Outcomes;
using Oig.Grains.Tests.Control;
using Oig.Server.Tests.Hosting;
using Xunit.Abstractions;

namespace Oig.Server.Tests;

/// <summary>Every code that an error can have, in every language, with the longest values that can stand in it.</summary>
public sealed partial class ErrorSizeTests(SharedServer shared, ITestOutputHelper output) : IClassFixture<SharedServer>
{
    private const int MostBytes = 300;
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly ReplyWriter Writer = new(ReplyTypes.Default);

    private static readonly Wanted[] Wishes =
    [
        Wanted.Mode(0), Wanted.Mode(3), Wanted.Supplementary(5, on: false), Wanted.GridDelivery(0), Wanted.GridDelivery(2, 9999), Wanted.Heater(manual: true), Wanted.Relay(3, on: true),
        Wanted.GridCharging(100), Wanted.GridCharging(0),
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("cs")]
    public void Every_error_is_under_300_bytes(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var replies = Problems().Select(Reply.Error).Concat(OfChanges()).ToList();

        var codes = replies.Select(reply => reply.Code!).ToHashSet();
        Assert.Empty(Documented().Except(codes));
        Assert.Empty(codes.Except(Documented()));
        var sizes = replies.Select(reply => (Text: Writer.Write(reply).Text, reply.Code)).Select(one => (one.Text, one.Code, Bytes: Encoding.UTF8.GetByteCount(one.Text))).ToList();
        foreach (var (code, longest) in sizes.GroupBy(one => one.Code).Select(group => (group.Key, group.MaxBy(one => one.Bytes))).OrderByDescending(one => one.Item2.Bytes))
            output.WriteLine($"{code}: {longest.Bytes} {longest.Text}");
        Assert.Empty(sizes.Where(one => one.Bytes >= MostBytes).Select(one => $"{one.Bytes} {one.Text}").Distinct());
        Assert.All(sizes, one => Assert.Equal(one.Code, JsonElement.Parse(one.Text).Code()));
    }

    private IEnumerable<Problem> Problems() =>
    [
        Problem.MissingCredentials, Problem.MalformedCredentials, Problem.CredentialsTooLong, Problem.ReadOnly, Problem.NotConsented, Problem.ServerUnavailable, Problem.ServerBusy,
        Problem.Internal, Problem.Of(Problem.NotOnWhitelist), Problem.Of("no_boxes"), new("server_unavailable", Text.Say("box_unreachable"), TimeSpan.FromSeconds(10)),
        new("declined", Text.Say("consent_declined")), new("consent_unanswered", Text.Say("consent_unanswered")), Problem.InvalidArgument(Text.Say("consent_garbled")),
        Problem.InvalidArgument(Text.Say("unknown_change", new string('9', 40))),
        .. Enum.GetValues<FailureCode>().Select(code => new Failure(code, Moved, code == FailureCode.PortalChanged ? null : TimeSpan.FromMinutes(90)).ToProblem()),
        .. Locked(new() { Enabled = false }), .. Locked(new() { Enabled = true, BoxMode = false, GridDelivery = false, BoilerMode = false, Relay = false, GridCharging = false }),
        .. from reason in Reasons from wish in Wishes where reason != ControlReason.AcknowledgementRequired || wish.NeedsAcknowledgement select new Denial(reason, Waits(reason), new Change { Wanted = Wanted.GridDelivery(2, 9999) }, Now, 20, 9999).ToProblem(wish),
        .. ((int[])[2, 4, 5, 14, 20, 200]).SelectMany(Boxes), .. Arguments(), .. Ranges(),
    ];

    private const string Moved = "moved:https://portal-2027.battery-box.example.com";

    // The reasons for which a wish is denied; the others tell how a change ended.
    private static IEnumerable<ControlReason> Reasons => Enum.GetValues<ControlReason>().Where(reason => reason <= ControlReason.TooLate);

    private static TimeSpan? Waits(ControlReason reason) =>
        reason is ControlReason.WritesPaused or ControlReason.ChangePending or ControlReason.QueueFull or ControlReason.NotStored ? TimeSpan.FromMinutes(30) : null;

    private static IEnumerable<Problem> Locked(ControlOptions options) =>
        BoxSettings.All.Select(row => row.Tool).OfType<string>().Distinct().Select(tool => new ControlPolicy(null!, Options.Create(options)).Refusal(tool)!);

    private static IEnumerable<Reply> OfChanges() =>
        from state in (ChangeState[])[ChangeState.Refused, ChangeState.Unknown, ChangeState.NotConfirmed, ChangeState.Confirmed]
        from cause in Enum.GetValues<ControlReason>().Cast<ControlReason?>().Append(null)
        where Goes(state, cause)
        from wish in Wishes
        let change = new Change
        {
            Id = "0123456789ab",
            Box = "22062300010123456789",
            Origin = new() { Tool = wish.Row().Tool! },
            Wanted = wish,
            State = state,
            Cause = cause,
            AskedAt = Now,
            SentAt = Now,
            PortalText = new string('ř', 400),
        }
        from reply in (Reply[])[ChangeData.Answer(change), ChangeData.Answer(change, isLost: true), CancelTool.Answer(change)]
        where reply.IsError
        select reply;

    // A refusal has a cause that stopped it, and what was sent one of what became of it.
    private static bool Goes(ChangeState state, ControlReason? cause) => (state == ChangeState.Refused) == (cause is not null and < ControlReason.Interrupted)
        && (cause is null or >= ControlReason.Interrupted or ControlReason.WritesPaused or ControlReason.NotShown or ControlReason.WaitedTooLong or ControlReason.BoxGone or ControlReason.NotReached or ControlReason.RefusedByPortal);

    private static IEnumerable<Problem> Boxes(int count)
    {
        var boxes = new Snapshot([.. Enumerable.Range(0, count).Select(number => Box($"{2206230001 + number}"))], Now);
        return ((string?[])[null, "77"]).Select(wanted => BoxChoice.Choose(boxes, wanted).Problem!);
    }

    private static Box Box(string id) => new()
    {
        Id = BoxId.TryParse(id)!.Value,
        FiveMinute = new() { Grid = new() },
        Solar = new(),
        Battery = new(),
        Household = new() { BackedUp = new(), NotBackedUp = new() },
        Grid = new() { Voltage = new() },
        Cabinet = new(),
        Modes = new(),
        Export = new(),
        Today = new(),
        Month = new(),
        Year = new(),
        Device = new() { LastContact = Now },
    };

    private IEnumerable<Problem> Arguments()
    {
        foreach (var tool in shared.Server.Services.GetServices<McpServerTool>().Select(tool => tool.ProtocolTool))
        {
            foreach (var name in (string[])[new string('ž', 200), "box_idx", "moed"])
                if (ArgumentReader.Read(tool, Given(name, "1")).Problem is { } unknown) yield return unknown;
            foreach (var argument in tool.InputSchema.GetProperty("properties").EnumerateObject())
                if (ArgumentReader.Read(tool, Given(argument.Name, "[[]]")).Problem is { } kind) yield return kind;
            if (ArgumentReader.Read(tool, null).Problem is { } missing) yield return missing;
        }
    }

    private static Dictionary<string, JsonElement> Given(string name, string json) => new() { [name] = JsonElement.Parse(json) };

    private static IEnumerable<Problem> Ranges() => new[]
    {
        EnergyRequest.Read("ever", null, null, null, null, new(2026, 11, 26)).Problem, EnergyRequest.Read("today", "2026-11-26", null, null, null, new(2026, 11, 26)).Problem,
        EnergyRequest.Read(null, "x", null, null, null, new(2026, 11, 26)).Problem, EnergyRequest.Read(null, "2026-11-26", "2026-11-25", null, null, new(2026, 11, 26)).Problem,
        EnergyRequest.Read(null, null, "2027-11-25", null, null, new(2026, 11, 26)).Problem, EnergyRequest.Read(null, "2024-11-25", null, null, null, new(2026, 11, 26)).Problem,
        EnergyRequest.Read(null, null, null, "hour", null, new(2026, 11, 26)).Problem, EnergyRequest.Read(null, null, null, null, "x", new(2026, 11, 26)).Problem,
        SeriesRequest.Read("x", null, null, Now).Problem, SeriesRequest.Read(null, "x", null, Now).Problem, SeriesRequest.Read(null, "2026-11-26", "2026-11-25", Now).Problem,
        SeriesRequest.Read(null, "2024-11-26", "2026-11-25", Now).Problem, Plan("[]"), Plan("""[{"at":"x"}]"""), Plan("""[{"at":"2036-11-26T22:00"}]"""), Plan("""[{"at":"22:00"}]"""), Plan("""[{"at":"22:00","setting":"set_box_mode","value":"x"}]"""), Plan("""[{"at":"22:00","setting":"grid_delivery"}]"""),
        EnergyRequest.Read(null, "2027-11-26", null, null, null, new(2026, 11, 26)).Problem,
        Plan("""[{"at":"22:00","setting":"box_mode","value":"0"}]""", "{}"), Plan("""[{"at":"22:00","setting":"box_mode","value":"0"}]""", "[1]"),
        Plan("""[{"at":"22:00","setting":"box_mode","value":"0"}]""", """[{"at":"22:00","price":1},{"at":"22:00","price":1}]"""),
    }.Select(problem => Assert.IsType<Problem>(problem));

    private static Problem? Plan(string steps, string? prices = null) => PlanRequest.Read(JsonElement.Parse(steps), prices is null ? null : JsonElement.Parse(prices), Now).Problem;

    /// <summary>The codes in the README's table.</summary>
    private static HashSet<string> Documented()
    {
        var lines = File.ReadAllLines(Repository.Path("README.md")).SkipWhile(line => line != "| code | meaning |").Skip(2).TakeWhile(line => line.StartsWith('|'));
        return [.. lines.SelectMany(line => Code().Matches(line.Split('|')[1])).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Code();
}
