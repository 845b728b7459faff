using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Encryption;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

public sealed class StartTests : EmbeddedTest
{
    private static readonly string KeyOne = Convert.ToBase64String([.. Enumerable.Repeat((byte)1, DataKey.KeyBytes)]);
    private static readonly string KeyTwo = Convert.ToBase64String([.. Enumerable.Repeat((byte)2, DataKey.KeyBytes)]);

    [Fact]
    public async Task A_directory_is_found_again_as_it_was_left()
    {
        await SaveAndStopAsync();

        await AssertReadableAsync();
    }

    [Fact]
    public async Task Another_key_of_the_same_id_stops_the_start_and_says_so()
    {
        await SaveAndStopAsync(("DataKeys:Keys:k1", KeyOne));

        var error = await Assert.ThrowsAsync<DataKeyException>(() => Backend.StartHostAsync(null, ("DataKeys:Keys:k1", KeyTwo)));

        Assert.Contains("'k1' is not the key", error.Message, StringComparison.Ordinal);
        await AssertReadableAsync(("DataKeys:Keys:k1", KeyOne));
    }

    [Fact]
    public async Task A_key_that_is_no_longer_configured_stops_the_start_and_is_named()
    {
        await SaveAndStopAsync(("DataKeys:Keys:k1", KeyOne));

        var other = await Assert.ThrowsAsync<DataKeyException>(() => Backend.StartHostAsync(null, ("DataKeys:Keys:k2", KeyTwo)));
        var none = await Assert.ThrowsAsync<DataKeyException>(() => Backend.StartHostAsync());

        Assert.Contains("'k1', which is missing", other.Message, StringComparison.Ordinal);
        Assert.Contains("no key is configured", none.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Backend.Directory, "data.key")));
    }

    [Fact]
    public async Task A_rotated_key_reads_the_old_data()
    {
        await SaveAndStopAsync(("DataKeys:Keys:k1", KeyOne));

        await AssertReadableAsync(("DataKeys:Active", "k2"), ("DataKeys:Keys:k1", KeyOne), ("DataKeys:Keys:k2", KeyTwo));
    }

    [Fact]
    public async Task A_directory_begun_with_a_key_file_goes_on_with_a_configured_key()
    {
        await SaveAndStopAsync();

        await AssertReadableAsync(("DataKeys:Keys:k1", KeyOne));
    }

    [Fact]
    public async Task A_lost_key_file_is_not_replaced_by_a_new_one()
    {
        await SaveAndStopAsync();
        var file = Path.Combine(Backend.Directory, "data.key");
        File.Move(file, file + ".lost");

        await Assert.ThrowsAsync<DataKeyException>(() => Backend.StartHostAsync());
        Assert.False(File.Exists(file));

        File.Move(file + ".lost", file);
        await AssertReadableAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("local-1 c2hvcnQ=")]
    [InlineData("no key at all")]
    public async Task A_damaged_key_file_stops_the_start(string content)
    {
        await SaveAndStopAsync();
        await File.WriteAllTextAsync(Path.Combine(Backend.Directory, "data.key"), content);

        var error = await Assert.ThrowsAsync<DataKeyException>(() => Backend.StartHostAsync());

        Assert.Contains("data.key is not a key file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_that_start_together_on_an_empty_directory_agree_on_one_key()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Backend.Build())));
        try
        {
            await Task.WhenAll(hosts.Select(host => Task.Run(() => host.StartAsync())));
            for (var i = 0; i < hosts.Length; i++)
                await Store(hosts[i]).SaveAsync($"k{i}", "v"u8.ToArray(), WriteCondition.Absent, null, None);

            foreach (var host in hosts)
            {
                var found = await Store(host).GetManyAsync([.. Enumerable.Range(0, hosts.Length).Select(i => $"k{i}")], None);
                Assert.Equal(hosts.Length, found.Count);
            }
        }
        finally
        {
            foreach (var host in hosts)
            {
                await host.StopAsync();
                host.Dispose();
            }
        }
    }

    [Fact]
    public async Task A_store_of_a_newer_format_is_left_alone()
    {
        await SaveAndStopAsync();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(Backend.Directory, "store.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => Backend.StartHostAsync());

        Assert.Contains("format 99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_store_stops_the_start()
    {
        await File.WriteAllTextAsync(Path.Combine(Backend.Directory, "store.db"), new string('x', 10_000));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Backend.StartHostAsync());
    }

    [Theory]
    [InlineData("Embedded:DataDirectory", " ", "Embedded:DataDirectory must name a directory.")]
    [InlineData("Embedded:ReadConnections", "0", "Embedded:ReadConnections is 0; 1 to 64 is allowed.")]
    [InlineData("Embedded:SweepInterval", "00:00:00", "Embedded:SweepInterval is 00:00:00; 00:00:01 to 1.00:00:00 is allowed.")]
    [InlineData("Events:Concurrency", "1000", "Events:Concurrency is 1000; 1 to 256 is allowed.")]
    [InlineData("Events:MaxRetryDelay", "00:00:00.5", "Events:MaxRetryDelay is 00:00:00.5000000; 00:00:01 to 1.00:00:00 is allowed.")]
    [InlineData("Events:Source", "not a uri", "Events:Source must be a URI reference.")]
    public async Task A_wrong_setting_stops_the_start_and_is_named_with_what_is_allowed(string key, string value, string message)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => Backend.StartHostAsync(null, (key, value)));

        Assert.Equal([message], error.Failures);
    }

    private static IStateStore Store(IHost host) => host.Services.GetRequiredService<IStateStore>();

    private async Task SaveAndStopAsync(params (string, string)[] settings)
    {
        var host = await Backend.StartHostAsync(null, settings);
        await Store(host).SaveAsync("key", "value"u8.ToArray(), WriteCondition.None, null, None);
        await Backend.StopAsync(host);
    }

    private async Task AssertReadableAsync(params (string, string)[] settings)
    {
        var host = await Backend.StartHostAsync(null, settings);
        Assert.Equal("value"u8.ToArray(), (await Store(host).GetAsync("key", None))!.Value.ToArray());
        await Backend.StopAsync(host);
    }
}
