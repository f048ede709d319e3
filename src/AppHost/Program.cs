// Short on purpose: what is started, and how it hangs together.
using Oig.AppHost;

var builder = DistributedApplication.CreateBuilder(args);

var portal = builder.AddProject<Projects.Simulator>("portal", launchProfileName: null).WithHttpEndpoint(isProxied: false);
portal.WithArgs("--port", portal.GetEndpoint("http").Property(EndpointProperty.TargetPort));

var cluster = new Cluster(builder, portal.GetEndpoint("http"), builder.AddRedis());
cluster.AddFrontEnd(cluster.AddSilos(count: 3));

builder.Build().Run();
