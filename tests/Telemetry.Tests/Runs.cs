using Oig.Telemetry.Tests.Processes;

namespace Oig.Telemetry.Tests;

public sealed class OneProcessOverGrpcTests(OneProcessOverGrpc run) : MetricFacts(run), IClassFixture<OneProcessOverGrpc>;

public sealed class OneProcessOverHttpTests(OneProcessOverHttp run) : MetricFacts(run), IClassFixture<OneProcessOverHttp>;

public sealed class TwoProcessesOverGrpcTests(TwoProcessesOverGrpc run) : MetricFacts(run), IClassFixture<TwoProcessesOverGrpc>;

public sealed class TwoProcessesOverHttpTests(TwoProcessesOverHttp run) : MetricFacts(run), IClassFixture<TwoProcessesOverHttp>;
