using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SyncInterview.Testing;

namespace SyncInterview.Hosting.Tests.Kit;

public sealed class InProcessHostTests
{
    [Fact]
    public async Task An_error_in_the_log_fails_the_test_that_did_not_expect_it()
    {
        var host = await ProbeHost.StartAsync();
        host.Services.GetRequiredService<ILogger<InProcessHostTests>>().LogError("Something broke.");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await host.DisposeAsync());

        Assert.Contains("Something broke.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expected_error_does_not()
    {
        var host = await ProbeHost.StartAsync();
        host.Logs.Expect(record => record.Message == "Something broke.");
        host.Services.GetRequiredService<ILogger<InProcessHostTests>>().LogError("Something broke.");

        await host.DisposeAsync();

        Assert.Single(host.Logs.Records, record => record.Level == LogLevel.Error);
    }

    [Fact]
    public async Task What_an_application_kept_is_gone_with_it_unless_its_place_was_given()
    {
        using var kept = new TemporaryDirectory();
        string own;
        await using (var host = await ProbeHost.StartAsync())
            own = host.App.Environment.ContentRootPath;
        await using (await ProbeHost.StartAsync(options: new() { DataDirectory = kept.Path }))
            Assert.NotEmpty(Directory.EnumerateFileSystemEntries(kept.Path));

        Assert.False(Directory.Exists(own));
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(kept.Path));
    }
}
