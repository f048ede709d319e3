using Oig.Telemetry.Tests.Processes;

namespace Oig.Telemetry.Tests;

public sealed class OneProcessOverGrpcTests(OneProcessOverGrpc run) : DeploymentFacts(run), IClassFixture<OneProcessOverGrpc>;

public sealed class OneProcessOverHttpTests(OneProcessOverHttp run) : DeploymentFacts(run), IClassFixture<OneProcessOverHttp>;

public sealed class TwoProcessesOverGrpcTests(TwoProcessesOverGrpc run) : DeploymentFacts(run), IClassFixture<TwoProcessesOverGrpc>;

public sealed class TwoProcessesOverHttpTests(TwoProcessesOverHttp run) : DeploymentFacts(run), IClassFixture<TwoProcessesOverHttp>;
