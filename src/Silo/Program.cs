using Oig.Api.Hosting;
using Oig.Silo;
using Oig.Silo.Hosting;

return Help.IsAskedFor(args) ? Help.Print() : await ServerRun.RunAsync(() => SiloApp.BuildAsync(args));
