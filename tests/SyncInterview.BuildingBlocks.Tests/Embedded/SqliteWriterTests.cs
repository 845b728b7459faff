using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

public sealed class SqliteWriterTests : EmbeddedTest
{
    private const string Insert = "INSERT INTO state (key, etag, value) VALUES ($key, 1, x'00')";

    [Fact]
    public async Task Writes_that_gather_behind_a_commit_share_the_next_one()
    {
        var database = await StartAsync();
        using var gate = new ManualResetEventSlim();
        var blocking = BlockAsync(database, gate);
        var seen = Enumerable.Range(0, 20).Select(i => database.Writer.ExecuteAsync(
            session =>
            {
                session.Execute(Insert, ("$key", $"k{i}"));
                return session.Number("SELECT COUNT(*) FROM state");
            },
            None)).ToList();

        // None is visible to a reader while the group is open.
        var visible = await database.Readers.ReadAsync(session => session.Number("SELECT COUNT(*) FROM state"), None);
        Assert.Equal(0, visible);
        gate.Set();
        await blocking;

        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long?)i), await Task.WhenAll(seen));
    }

    [Fact]
    public async Task A_failing_write_fails_alone()
    {
        var database = await StartAsync();
        using var gate = new ManualResetEventSlim();
        var blocking = BlockAsync(database, gate);
        var writes = Enumerable.Range(0, 9).Select(i => database.Writer.ExecuteAsync(
            session => session.Execute(i == 4 ? "INSERT INTO nowhere VALUES (1)" : Insert, ("$key", $"k{i}")), None)).ToList();
        var throwing = database.Writer.ExecuteAsync<int>(
            session =>
            {
                session.Execute(Insert, ("$key", "half done"));
                throw new InvalidDataException("as thrown");
            },
            None);
        gate.Set();
        await blocking;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => writes[4]);
        await Assert.ThrowsAsync<InvalidDataException>(() => throwing);
        writes.RemoveAt(4);
        Assert.All(await Task.WhenAll(writes), changed => Assert.Equal(1, changed));
        var keys = await database.Readers.ReadAsync(session => session.Query("SELECT key FROM state", row => row.GetString(0)), None);
        Assert.Equal(["k0", "k1", "k2", "k3", "k5", "k6", "k7", "k8"], keys.Order());
    }

    [Fact]
    public async Task A_write_given_up_while_it_waits_is_not_made()
    {
        var database = await StartAsync();
        using var gate = new ManualResetEventSlim();
        using var giveUp = new CancellationTokenSource();
        var blocking = BlockAsync(database, gate);
        var abandoned = database.Writer.ExecuteAsync(session => session.Execute(Insert, ("$key", "k")), giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        gate.Set();
        await blocking;

        Assert.Null(await database.Readers.ReadAsync(session => session.Number("SELECT 1 FROM state"), None));
    }

    [Fact]
    public async Task Closing_finishes_what_is_queued_and_takes_no_more()
    {
        var host = await Backend.StartHostAsync();
        var database = host.Services.GetRequiredService<EmbeddedDatabase>();
        using var gate = new ManualResetEventSlim();
        var blocking = BlockAsync(database, gate);
        var queued = Enumerable.Range(0, 50).Select(i => database.Writer.ExecuteAsync(
            session => session.Execute(Insert, ("$key", $"k{i}")), None)).ToList();
        var closing = Task.Run(() => Backend.StopAsync(host));
        gate.Set();

        await closing;
        await blocking;
        Assert.All(await Task.WhenAll(queued), changed => Assert.Equal(1, changed));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.Writer.ExecuteAsync(_ => 0, None));
    }

    [Fact]
    public async Task A_full_disk_is_reported_and_writing_goes_on_when_there_is_room_again()
    {
        var database = await StartAsync();
        await LimitPagesAsync(database, 60);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => database.Writer.ExecuteAsync(
            session => session.Execute(
                "INSERT INTO state (key, etag, value) VALUES ('big', 1, $value)", ("$value", new byte[1_000_000])),
            None));
        await LimitPagesAsync(database, 1_000_000);

        Assert.Equal(1, await database.Writer.ExecuteAsync(session => session.Execute(Insert, ("$key", "k")), None));
    }

    [Fact]
    public async Task A_file_locked_by_another_process_is_reported_after_the_busy_timeout()
    {
        var host = await Backend.StartHostAsync(null, ("Embedded:BusyTimeout", "00:00:00.050"));
        var store = host.Services.GetRequiredService<IStateStore>();
        using var other = new SqliteConnection($"Data Source={Path.Combine(Backend.Directory, "store.db")};Pooling=False");
        other.Open();
        Execute(other, "BEGIN IMMEDIATE");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.SaveAsync("k", "v"u8.ToArray(), WriteCondition.None, null, None));
        Assert.Null(await store.GetAsync("k", None));

        Execute(other, "ROLLBACK");
        Assert.NotNull(await store.SaveAsync("k", "v"u8.ToArray(), WriteCondition.None, null, None));
    }

    // Holds the writer up. It has begun by then, so that what is queued next is in a later group.
    private static Task<bool> BlockAsync(EmbeddedDatabase database, ManualResetEventSlim gate)
    {
        var begun = new ManualResetEventSlim();
        var blocking = database.Writer.ExecuteAsync(
            _ =>
            {
                begun.Set();
                return gate.Wait(TimeSpan.FromMinutes(1));
            },
            None);
        Assert.True(begun.Wait(TimeSpan.FromMinutes(1)));
        return blocking;
    }

    private static Task<long?> LimitPagesAsync(EmbeddedDatabase database, int pages) =>
        database.Writer.ExecuteAsync(session => session.Number($"PRAGMA max_page_count = {pages}"), None);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task<EmbeddedDatabase> StartAsync() => (await Backend.StartHostAsync()).Services.GetRequiredService<EmbeddedDatabase>();
}
