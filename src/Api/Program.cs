// Short on purpose: the program is FrontEndApp, which tests build as well; this the process around it.
using Oig.Api.Hosting;

return await ServerRun.RunAsync(() => FrontEndApp.BuildAsync(args));
