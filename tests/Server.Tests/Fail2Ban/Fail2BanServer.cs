using System.Diagnostics;

namespace Oig.Server.Tests.Fail2Ban;

/// <summary>A real fail2ban server with the shipped filter and one jail, whose action writes the banned address to a file.</summary>
internal sealed class Fail2BanServer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-test-");
    private readonly Process _server;

    public Fail2BanServer(string log, int maxRetry)
        : this($"""
            [oig-mcp]
            enabled = true
            filter = oig-mcp
            logpath = {log}
            backend = polling
            maxretry = {maxRetry}
            findtime = 10m
            bantime = 1h
            """)
    {
    }

    /// <summary>With a jail as it is shipped.</summary>
    public Fail2BanServer(string jail)
    {
        foreach (var name in (string[])["filter.d", "action.d"]) _folder.CreateSubdirectory(name);
        File.Copy(Fail2BanTool.Shipped("filter.d/oig-mcp.conf"), In("filter.d/oig-mcp.conf"));
        File.WriteAllText(In("action.d/note.conf"), $"[Definition]\nactionban = echo <ip> >> {In("banned")}\nactionunban =\nactionstart =\nactionstop =\n");
        File.WriteAllText(In("jail.conf"), $"""
            [DEFAULT]
            ignoreself = false
            {jail}
            action = note
            """);
        File.WriteAllText(In("fail2ban.conf"), $"""
            [Definition]
            loglevel = INFO
            logtarget = {In("fail2ban.log")}
            syslogsocket = auto
            socket = {In("sock")}
            pidfile = {In("pid")}
            dbfile = None
            dbpurgeage = 1d
            dbmaxmatches = 10
            [Thread]
            stacksize = 0
            """);
        _server = Fail2BanTool.Start("fail2ban-server", "-c", _folder.FullName, "-s", In("sock"), "-p", In("pid"), "-f", "start");
    }

    public string[] Banned => File.Exists(In("banned")) ? File.ReadAllLines(In("banned")) : [];

    public string Journal => File.Exists(In("fail2ban.log")) ? File.ReadAllText(In("fail2ban.log")) : "";

    public void Dispose()
    {
        if (!_server.HasExited) _server.Kill();
        _server.WaitForExit();
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
