using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SyncInterview.BuildingBlocks.Embedded.Events;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.BuildingBlocks.Tests.Contracts;
using SyncInterview.Testing;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

/// <summary>What is kept for how long, and that nothing grows without bound.</summary>
public sealed class RetentionTests : EmbeddedTest
{
    private const string Topic = "report-ready";
    private readonly Probe<RetentionTests> _probe = new();

    [Fact]
    public async Task Rows_of_expired_state_are_removed_and_others_stay()
    {
        var host = await Backend.StartHostAsync(null, ("Embedded:SweepBatch", "7"));
        var store = host.Services.GetRequiredService<IStateStore>();
        for (var i = 0; i < 50; i++)
            await store.SaveAsync($"k{i}", "v"u8.ToArray(), WriteCondition.None, i < 40 ? TimeSpan.FromMinutes(5) : null, None);

        Backend.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(50, await CountAsync(host, "state"));
        Backend.Time.Advance(TimeSpan.FromMinutes(2));

        await Eventually.HoldsAsync(async () => await CountAsync(host, "state") == 10);
    }

    [Fact]
    public async Task Handled_events_are_known_by_their_id_for_a_day_and_then_removed()
    {
        var host = await Backend.StartHostAsync(_probe.On(Topic));
        await PublishAsync(host, "e1");
        await Eventually.HoldsAsync(() => _probe.Seen.Count == 1);
        Backend.Time.Advance(TimeSpan.FromHours(23));
        await PublishAsync(host, "e1");
        await PublishAsync(host, "marker");
        await Eventually.HoldsAsync(() => _probe.Ids.Contains("marker"));
        Assert.Equal(["e1", "marker"], _probe.Ids);

        Backend.Time.Advance(TimeSpan.FromHours(2));
        await Eventually.HoldsAsync(async () => await CountAsync(host, "events") == 1);

        await PublishAsync(host, "e1");
        await Eventually.HoldsAsync(() => _probe.Ids.Count(id => id == "e1") == 2);
        await Eventually.HoldsAsync(async () => await CountAsync(host, "deliveries") == 0);
    }

    [Fact]
    public async Task Events_wait_for_a_group_that_is_away_for_days()
    {
        await ServeAndStopAsync();
        var publisher = await Backend.StartHostAsync();
        await PublishAsync(publisher, "e1");
        Backend.Time.Advance(TimeSpan.FromDays(3));
        await SweptAsync(publisher);

        await Backend.StartHostAsync(_probe.On(Topic));

        await Eventually.HoldsAsync(() => _probe.Ids.Contains("e1"));
    }

    [Fact]
    public async Task A_group_that_nobody_serves_for_a_week_is_forgotten_with_its_events()
    {
        await ServeAndStopAsync();
        var publisher = await Backend.StartHostAsync();
        await PublishAsync(publisher, "e1");

        Backend.Time.Advance(TimeSpan.FromDays(8));

        await Eventually.HoldsAsync(async () => await CountAsync(publisher, "groups") == 0 && await CountAsync(publisher, "events") == 0);
    }

    [Fact]
    public async Task A_poll_that_finds_nothing_writes_nothing()
    {
        var host = await Backend.StartHostAsync();
        var queue = host.Services.GetRequiredService<EventQueue>();
        await queue.ClaimAsync(Topic, "idle", 4, None);
        var log = new FileInfo(Path.Combine(Backend.Directory, "store.db-wal"));
        var before = log.Length;

        for (var i = 0; i < 20; i++)
            await queue.ClaimAsync(Topic, "idle", 4, None);

        log.Refresh();
        Assert.Equal(before, log.Length);
    }

    [Fact]
    public async Task A_group_of_this_process_is_not_forgotten_when_the_machine_slept_for_long()
    {
        _probe.Behaviour = (_, _) => throw new InvalidOperationException();
        var host = await Backend.StartHostAsync(_probe.On(Topic), ("Events:MaxAttempts", "1"));
        await PublishAsync(host, "e1");
        await Eventually.HoldsAsync(async () => await CountAsync(host, "dead_letters") == 1);

        Backend.Time.Advance(TimeSpan.FromDays(30));
        await SweptAsync(host);

        Assert.Equal(1, await CountAsync(host, "groups"));
        Assert.Equal(1, await CountAsync(host, "dead_letters"));
    }

    [Fact]
    public async Task Beyond_their_limit_the_oldest_dead_letters_are_dropped()
    {
        _probe.Behaviour = (_, _) => throw new InvalidOperationException();
        var host = await Backend.StartHostAsync(
            _probe.On(Topic), ("Events:MaxAttempts", "1"), ("Events:DeadLetterLimit", "3"), ("Events:Concurrency", "1"));
        for (var i = 0; i < 5; i++)
            await PublishAsync(host, $"e{i}");

        var letters = host.Services.GetRequiredService<IDeadLetters>();
        await Eventually.HoldsAsync(async () =>
            (await letters.ListAsync(null, 10, null, None)).Items.Select(letter => letter.EventId).SequenceEqual(["e4", "e3", "e2"]));
    }

    [Fact]
    public async Task An_event_whose_handler_never_says_a_word_ends_as_a_dead_letter()
    {
        // As when the process dies in the handler each time.
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _probe.Behaviour = (_, _) => never.Task;
        var host = await Backend.StartHostAsync(
            _probe.On(Topic), ("Events:MaxAttempts", "3"), ("Events:VisibilityTimeout", "00:00:10"));
        await PublishAsync(host, "killer");
        var letters = host.Services.GetRequiredService<IDeadLetters>();

        await Backend.PassTimeUntilAsync(() => _probe.Seen.Count == 3);
        await Eventually.HoldsAsync(async () =>
        {
            Backend.Time.Advance(TimeSpan.FromSeconds(5));
            return (await letters.ListAsync(null, 1, null, None)).Items is [{ Reason: "VisibilityTimeout", Attempts: 3 }];
        });
        Assert.Equal(3, _probe.Seen.Count);
        never.SetResult();
    }

    private async Task ServeAndStopAsync()
    {
        var host = await Backend.StartHostAsync(_probe.On(Topic));
        await Eventually.HoldsAsync(async () => await CountAsync(host, "groups") == 1);
        await Backend.StopAsync(host);
    }

    private static Task PublishAsync(IHost host, string id) =>
        host.Services.GetRequiredService<IEventBus>().PublishAsync(Topic, id, new SourceContext(), None);

    private static async Task<long?> CountAsync(IHost host, string table) =>
        await host.Services.GetRequiredService<EmbeddedDatabase>().Readers.ReadAsync(
            session => session.Number($"SELECT COUNT(*) FROM {table}"), None);

    /// <summary>Waits until a sweep has gone through: the last thing it does is to remove expired state.</summary>
    private async Task SweptAsync(IHost host)
    {
        await host.Services.GetRequiredService<IStateStore>()
            .SaveAsync("swept", "v"u8.ToArray(), WriteCondition.None, TimeSpan.FromSeconds(1), None);
        Backend.Time.Advance(TimeSpan.FromMinutes(2));
        await Eventually.HoldsAsync(async () => await CountAsync(host, "state") == 0);
    }
}
