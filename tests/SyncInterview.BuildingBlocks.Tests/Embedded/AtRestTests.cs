using System.Text;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.BuildingBlocks.Tests.Contracts;
using SyncInterview.Testing;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

/// <summary>What somebody sees, or does, who has the directory but not the key.</summary>
public sealed class AtRestTests : EmbeddedTest
{
    private const string Secret = "Seven years at Contoso, salary 120000";

    [Fact]
    public async Task No_file_shows_anything_of_state_log_events_dead_letters_or_blobs()
    {
        var probe = new Probe<AtRestTests> { Behaviour = (received, _) => throw new InvalidOperationException(received.Data.FileName) };
        var host = await Backend.StartHostAsync(probe.On("document-uploaded"), ("Events:MaxAttempts", "1"));
        var secret = Encoding.UTF8.GetBytes(Secret);
        await host.Services.GetRequiredService<IStateStore>().SaveAsync("k", secret, WriteCondition.None, null, None);
        await host.Services.GetRequiredService<IEventLog>().AppendAsync("s", 0, 1, [secret], None);
        await host.Services.GetRequiredService<IBlobStore>().WriteAsync("b", new MemoryStream(secret), None);
        await host.Services.GetRequiredService<IEventBus>()
            .PublishAsync("document-uploaded", "e", new SourceContext { FileName = Secret }, None);
        var letters = host.Services.GetRequiredService<IDeadLetters>();
        await Eventually.HoldsAsync(async () => (await letters.ListAsync(null, 1, null, None)).Items.Count == 1);

        // While it runs, with everything still in the write-ahead log, and after it closed.
        Assert.Contains(AllBytes(), bytes => bytes.AsSpan().IndexOf("document-uploaded"u8) >= 0);
        Assert.DoesNotContain(AllBytes(), Shows);
        await Backend.StopAsync(host);
        Assert.DoesNotContain(AllBytes(), Shows);
    }

    [Fact]
    public async Task A_value_moved_to_another_key_or_offset_is_noticed()
    {
        var host = await Backend.StartHostAsync();
        var state = host.Services.GetRequiredService<IStateStore>();
        var log = host.Services.GetRequiredService<IEventLog>();
        await state.SaveAsync("mine", "1"u8.ToArray(), WriteCondition.None, null, None);
        await state.SaveAsync("yours", "2"u8.ToArray(), WriteCondition.None, null, None);
        await log.AppendAsync("s", 0, 1, ["1"u8.ToArray(), "2"u8.ToArray()], None);

        Tamper("UPDATE state SET value = (SELECT value FROM state WHERE key = 'mine') WHERE key = 'yours'");
        Tamper("UPDATE entries SET data = (SELECT data FROM entries WHERE offset = 0) WHERE offset = 1");

        await Assert.ThrowsAsync<InvalidDataException>(() => state.GetAsync("yours", None));
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var entry in log.ReadAsync("s", 0, None))
                Assert.Equal(0, entry.Offset);
        });
        Assert.NotNull(await state.GetAsync("mine", None));
    }

    [Fact]
    public async Task An_envelope_that_was_altered_becomes_a_dead_letter()
    {
        var host = await Backend.StartHostAsync();
        await host.Services.GetRequiredService<IEventBus>().PublishAsync("report-ready", "e", new SourceContext(), None);
        Tamper("UPDATE events SET envelope = zeroblob(100)");
        await Backend.StopAsync(host);

        var probe = new Probe<AtRestTests>();
        host = await Backend.StartHostAsync(probe.On("report-ready"), ("Events:MaxAttempts", "1"));

        var letters = host.Services.GetRequiredService<IDeadLetters>();
        await Eventually.HoldsAsync(async () => (await letters.ListAsync(null, 1, null, None)).Items.Count == 1);
        Assert.Equal(nameof(InvalidDataException), (await letters.ListAsync(null, 1, null, None)).Items[0].Reason);
        Assert.Empty(probe.Seen);
    }

    [Fact]
    public async Task The_directory_and_the_key_file_are_for_their_owner_alone()
    {
        var directory = Path.Combine(Backend.Directory, "new", "data");
        await Backend.StartHostAsync(null, ("Embedded:DataDirectory", directory));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal("UserExecute, UserWrite, UserRead", File.GetUnixFileMode(directory).ToString());
            Assert.Equal("UserWrite, UserRead", File.GetUnixFileMode(Path.Combine(directory, "data.key")).ToString());
        }
    }

    private static bool Shows(byte[] bytes) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret[..11])) >= 0
        || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret))[..11])) >= 0;

    private List<byte[]> AllBytes()
    {
        var contents = new List<byte[]>();
        foreach (var path in Directory.EnumerateFiles(Backend.Directory, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[file.Length];
            file.ReadExactly(content);
            contents.Add(content);
        }

        return contents;
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Backend.Directory, "store.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }
}
