using System.Text.Json.Serialization;
using Oig.Api.Replies;
using Oig.Api.Tools.BasicData;
using Oig.Api.Tools.Control;
using Oig.Api.Tools.ExtendedData;
using Oig.Api.Tools.History;
using Oig.Api.Tools.Notifications;
using Oig.Api.Tools.Outlook;
using Oig.Api.Tools.Plan;

namespace Oig.Api.Hosting;

/// <summary>Writers of all replies, made by the compiler rather than from what reflection finds at run time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.Never, UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(Reply<BasicData>))]
[JsonSerializable(typeof(Reply<EnergyViewData>))]
[JsonSerializable(typeof(Reply<ExtendedData>))]
[JsonSerializable(typeof(Reply<NotificationsData>))]
[JsonSerializable(typeof(Reply<EnergyHistoryData>))]
[JsonSerializable(typeof(Reply<OutlookData>))]
[JsonSerializable(typeof(Reply<PlanData>))]
[JsonSerializable(typeof(string)), JsonSerializable(typeof(double)), JsonSerializable(typeof(int))]
[JsonSerializable(typeof(Reply<ControlStatusData>))]
[JsonSerializable(typeof(Reply<ChangeData>))]
internal sealed partial class ReplyTypes : JsonSerializerContext;
