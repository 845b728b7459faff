using Microsoft.Extensions.Logging;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.Telemetry;

public sealed class LogTests
{
    [Fact]
    public async Task A_call_that_ends_as_it_should_is_not_logged()
    {
        await using var host = await ProbeHost.StartAsync();
        var before = host.Logs.Records.Count;

        await host.Probe().EchoAsync(new EchoRequest(), host.SignedHeaders());
        await host.EchoFailsAsync([]);

        Assert.Equal(before, host.Logs.Records.Count);
    }

    [Fact]
    public async Task Requests_are_logged_where_that_is_configured()
    {
        await using var host = await ProbeHost.StartAsync(
            options: new() { Settings = { ["Logging:LogLevel:Microsoft.AspNetCore"] = "Information" } });

        await host.Probe().EchoAsync(new EchoRequest(), host.SignedHeaders());

        Assert.Contains(
            host.Logs.Records,
            record => record.Level == LogLevel.Information && record.Message.Contains("ProbeService/Echo", StringComparison.Ordinal));
    }
}
