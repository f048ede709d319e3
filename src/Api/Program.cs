using Oig.Api.Hosting;

return await ServerRun.RunAsync(() => FrontEndApp.BuildAsync(args));
