using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Testing;

namespace SyncInterview.BuildingBlocks.Tests.Contracts;

public abstract class EventBusContract : ContractSuite
{
    private const string Topic = "document-uploaded";

    private readonly Probe<Alpha> _alpha = new();
    private readonly Probe<Beta> _beta = new();

    [Fact]
    public async Task Every_group_gets_every_event_with_id_topic_time_attempt_and_data()
    {
        var host = await StartAsync(_alpha.On(Topic) + _beta.On(Topic));
        var before = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();

        await PublishAsync(host, "e1", "resume.pdf");

        await Eventually.HoldsAsync(() => _alpha.Seen.Count == 1 && _beta.Seen.Count == 1);
        var received = _alpha.Seen[0].Event;
        Assert.Equal(("e1", Topic, 1, "resume.pdf"), (received.Id, received.Topic, received.Attempt, received.Data.FileName));
        Assert.InRange(received.Time, before, before.AddMinutes(1));
    }

    [Fact]
    public async Task An_event_of_another_topic_is_not_delivered()
    {
        var host = await StartAsync(_alpha.On(Topic));

        await host.Services.GetRequiredService<IEventBus>().PublishAsync("report-ready", "other", new SourceContext(), None);
        await PublishAsync(host, "mine");

        await Eventually.HoldsAsync(() => _alpha.Ids.Contains("mine"));
        Assert.Equal(["mine"], _alpha.Ids);
    }

    [Fact]
    public async Task Publishing_an_id_again_changes_nothing_but_another_topic_has_ids_of_its_own()
    {
        const string Other = "report-ready";
        var host = await StartAsync(_alpha.On(Topic) + _beta.On(Other));

        await PublishAsync(host, "same", "first");
        await PublishAsync(host, "same", "second");
        await host.Services.GetRequiredService<IEventBus>().PublishAsync(Other, "same", new SourceContext(), None);
        await PublishAsync(host, "last");

        await Eventually.HoldsAsync(() => _alpha.Ids.Contains("last") && _beta.Ids.Contains("same"));
        await Eventually.HoldsAsync(() => _alpha.Seen.Count == 2);
        Assert.Equal("first", _alpha.Seen.Single(seen => seen.Event.Id == "same").Event.Data.FileName);
    }

    [Fact]
    public async Task An_event_published_before_its_group_first_started_is_delivered_to_it()
    {
        var publisher = await StartAsync();
        await PublishAsync(publisher, "early");

        await StartAsync(_alpha.On(Topic));

        await Backend.PassTimeUntilAsync(() => _alpha.Ids.Contains("early"));
    }

    [Fact]
    public async Task An_event_published_by_another_host_is_delivered()
    {
        await StartAsync(_alpha.On(Topic));
        var publisher = await StartAsync();

        await PublishAsync(publisher, "elsewhere");

        await Backend.PassTimeUntilAsync(() => _alpha.Ids.Contains("elsewhere"));
    }

    [Fact]
    public async Task Two_hosts_of_one_group_share_the_events()
    {
        var other = new Probe<Alpha>();
        var host = await StartAsync(_alpha.On(Topic));
        await StartAsync(other.On(Topic));
        for (var i = 0; i < 40; i++)
            await PublishAsync(host, $"e{i}");

        await Backend.PassTimeUntilAsync(() => _alpha.Seen.Count + other.Seen.Count >= 40);

        Assert.Equal(40, _alpha.Ids.Concat(other.Ids).Distinct().Count());
    }

    [Fact]
    public async Task A_failing_handler_is_tried_again_after_growing_waits()
    {
        _alpha.Behaviour = (received, _) => received.Attempt < 4 ? throw new InvalidOperationException() : Task.CompletedTask;
        var host = await StartAsync(_alpha.On(Topic), ("Events:FirstRetryDelay", "00:00:01"));

        await PublishAsync(host, "e1");
        await Backend.PassTimeUntilAsync(() => _alpha.Seen.Count == 4);

        Assert.Equal([1, 2, 3, 4], _alpha.Seen.Select(seen => seen.Event.Attempt));
        var waits = _alpha.Seen.Zip(_alpha.Seen.Skip(1), (first, second) => (second.At - first.At).TotalSeconds).ToList();
        Assert.True(waits[0] >= 0.5 && waits[1] >= 1 && waits[2] >= 2, string.Join(" ", waits));
    }

    [Fact]
    public async Task A_poisoned_event_becomes_a_dead_letter_and_the_others_flow_past_it()
    {
        const string Secret = "what the candidate said";
        _alpha.Behaviour = (received, _) => received.Id == "poison" ? throw new FormatException(Secret) : Task.CompletedTask;
        var host = await StartAsync(
            _alpha.On(Topic) + _beta.On(Topic),
            ("Events:MaxAttempts", "3"), ("Events:Concurrency", "1"), ("Events:FirstRetryDelay", "00:00:01"));

        await PublishAsync(host, "poison");
        for (var i = 0; i < 10; i++)
            await PublishAsync(host, $"good{i}");

        // The good ones do not wait for the poisoned one's retries: no time passes here.
        await Eventually.HoldsAsync(() => _alpha.Seen.Count == 11);
        var letters = host.Services.GetRequiredService<IDeadLetters>();
        Assert.Empty((await letters.ListAsync(null, 10, null, None)).Items);
        await Backend.PassTimeUntilAsync(() => _alpha.Ids.Count(id => id == "poison") == 3);
        await Eventually.HoldsAsync(async () => (await letters.ListAsync(null, 10, null, None)).Items.Count == 1);

        var letter = (await letters.ListAsync(Topic, 10, null, None)).Items[0];
        Assert.Equal((Topic, "Alpha", "poison"), (letter.Topic, letter.Group, letter.EventId));
        Assert.Equal(("FormatException", 3), (letter.Reason, letter.Attempts));
        Assert.DoesNotContain(Secret, letter.ToString(), StringComparison.Ordinal);
        Assert.True(letter.DeadAt >= letter.PublishedAt);
        Assert.Empty((await letters.ListAsync("report-ready", 10, null, None)).Items);
        Assert.Single(_beta.Ids, id => id == "poison");
    }

    [Fact]
    public async Task A_replayed_dead_letter_goes_to_its_group_alone_and_starts_from_the_first_attempt()
    {
        var isBroken = true;
        _alpha.Behaviour = (_, _) => isBroken ? throw new InvalidOperationException() : Task.CompletedTask;
        var host = await StartAsync(
            _alpha.On(Topic) + _beta.On(Topic), ("Events:MaxAttempts", "1"));
        var letters = host.Services.GetRequiredService<IDeadLetters>();
        await PublishAsync(host, "e1", "kept");
        await Eventually.HoldsAsync(async () => (await letters.ListAsync(null, 10, null, None)).Items.Count == 1);

        isBroken = false;
        var id = (await letters.ListAsync(null, 10, null, None)).Items[0].Id;
        Assert.True(await letters.ReplayAsync(id, None));

        await Backend.PassTimeUntilAsync(() => _alpha.Seen.Count == 2);
        Assert.Equal((1, "kept"), (_alpha.Seen[1].Event.Attempt, _alpha.Seen[1].Event.Data.FileName));
        Assert.Empty((await letters.ListAsync(null, 10, null, None)).Items);
        Assert.False(await letters.ReplayAsync(id, None));
        Assert.False(await letters.ReplayAsync("nonsense", None));
        await PublishAsync(host, "e2");
        await Eventually.HoldsAsync(() => _beta.Ids.Contains("e2"));
        Assert.Equal(["e1", "e2"], _beta.Ids.Order());
    }

    [Fact]
    public async Task Dead_letters_are_listed_newest_first_and_page_by_page()
    {
        _alpha.Behaviour = (_, _) => throw new InvalidOperationException();
        var host = await StartAsync(
            _alpha.On(Topic), ("Events:MaxAttempts", "1"), ("Events:Concurrency", "1"));
        var letters = host.Services.GetRequiredService<IDeadLetters>();
        for (var i = 0; i < 5; i++)
            await PublishAsync(host, $"e{i}");
        await Eventually.HoldsAsync(async () => (await letters.ListAsync(null, 10, null, None)).Items.Count == 5);

        var first = await letters.ListAsync(null, 2, null, None);
        var second = await letters.ListAsync(null, 2, first.NextPageToken, None);
        var third = await letters.ListAsync(null, 2, second.NextPageToken, None);

        Assert.Equal(["e4", "e3", "e2", "e1", "e0"], first.Items.Concat(second.Items).Concat(third.Items).Select(letter => letter.EventId));
        Assert.Null(third.NextPageToken);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => letters.ListAsync(null, 2, "nonsense", None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => letters.ListAsync(null, 0, null, None));
    }

    [Fact]
    public async Task A_handler_that_hangs_is_cancelled_and_the_event_comes_again()
    {
        _alpha.Behaviour = (received, cancellationToken) =>
            received.Attempt == 1 ? Task.Delay(Timeout.Infinite, cancellationToken) : Task.CompletedTask;
        var host = await StartAsync(_alpha.On(Topic), ("Events:VisibilityTimeout", "00:00:02"));

        await PublishAsync(host, "slow");
        await Backend.PassTimeUntilAsync(() => _alpha.Seen.Count == 2);

        Assert.Equal([1, 2], _alpha.Seen.Select(seen => seen.Event.Attempt));
    }

    [Fact]
    public async Task An_event_held_beyond_the_visibility_timeout_is_delivered_again_and_done_once_the_second_is_done()
    {
        var stuck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _alpha.Behaviour = (received, _) => received.Attempt == 1 ? stuck.Task : Task.CompletedTask;
        var host = await StartAsync(_alpha.On(Topic), ("Events:VisibilityTimeout", "00:00:02"));

        await PublishAsync(host, "held");
        await Backend.PassTimeUntilAsync(() => _alpha.Seen.Count == 2);
        stuck.SetException(new InvalidOperationException("the first holder fails late"));
        await PublishAsync(host, "next");
        await Backend.PassTimeUntilAsync(() => _alpha.Ids.Contains("next"));
        await Backend.PassTimeAsync(TimeSpan.FromSeconds(5));
        await PublishAsync(host, "last");
        await Backend.PassTimeUntilAsync(() => _alpha.Ids.Contains("last"));

        Assert.Equal([1, 2], _alpha.Seen.Where(seen => seen.Event.Id == "held").Select(seen => seen.Event.Attempt));
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_what_it_was_handling()
    {
        _alpha.Behaviour = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
        var stopping = await StartAsync(_alpha.On(Topic));
        await PublishAsync(stopping, "e1");
        await Eventually.HoldsAsync(() => _alpha.Seen.Count == 1);
        await stopping.StopAsync();

        var successor = new Probe<Alpha>();
        await StartAsync(successor.On(Topic));

        // Without waiting for the visibility timeout, and without counting the attempt that was broken off.
        await Eventually.HoldsAsync(() => successor.Seen.Count == 1);
        Assert.Equal(1, successor.Seen[0].Event.Attempt);
    }

    [Fact]
    public async Task A_group_handles_no_more_events_at_once_than_its_concurrency()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (now, most) = (0, 0);
        _alpha.Behaviour = async (_, _) =>
        {
            lock (gate)
                most = Math.Max(most, ++now);
            await gate.Task;
            lock (gate)
                now--;
        };
        var host = await StartAsync(_alpha.On(Topic) + _beta.On(Topic), ("Events:Concurrency", "3"));
        for (var i = 0; i < 12; i++)
            await PublishAsync(host, $"e{i}");

        // The other group is through with all of them while this one is held up.
        await Eventually.HoldsAsync(() => _beta.Seen.Count == 12 && _alpha.Seen.Count == 3);
        gate.SetResult();
        await Eventually.HoldsAsync(() => _alpha.Seen.Count == 12);

        Assert.Equal(3, most);
    }

    [Fact]
    public async Task The_handler_runs_in_the_publishers_trace()
    {
        var host = await StartAsync(_alpha.On(Topic));
        using var request = new Activity("request").Start();

        await PublishAsync(host, "traced");
        await Eventually.HoldsAsync(() => _alpha.Seen.Count == 1);

        Assert.Equal(request.TraceId.ToString(), _alpha.Seen[0].TraceId);
        Assert.NotEqual(default(ActivitySpanId).ToString(), _alpha.Seen[0].ParentSpanId);
    }

    [Fact]
    public async Task An_event_published_by_a_handler_stays_in_the_trace()
    {
        const string Second = "document-processed";
        IEventBus? bus = null;
        _alpha.Behaviour = (_, cancellationToken) => bus!.PublishAsync(Second, "effect", new SourceContext(), cancellationToken);
        var host = await StartAsync(_alpha.On(Topic) + _beta.On(Second));
        bus = host.Services.GetRequiredService<IEventBus>();
        using var request = new Activity("request").Start();

        await PublishAsync(host, "cause");
        await Eventually.HoldsAsync(() => _beta.Seen.Count == 1);

        Assert.Equal(request.TraceId.ToString(), _beta.Seen[0].TraceId);
        Assert.NotEqual(request.SpanId.ToString(), _beta.Seen[0].ParentSpanId);
    }

    [Fact]
    public async Task An_event_of_another_type_than_the_group_expects_is_a_dead_letter_not_a_default_message()
    {
        var host = await StartAsync(_alpha.On(Topic), ("Events:MaxAttempts", "1"));
        var letters = host.Services.GetRequiredService<IDeadLetters>();

        await host.Services.GetRequiredService<IEventBus>().PublishAsync(Topic, "odd", new Method { Name = "m" }, None);

        await Eventually.HoldsAsync(async () => (await letters.ListAsync(null, 10, null, None)).Items.Count == 1);
        Assert.Empty(_alpha.Seen);
    }

    [Fact]
    public async Task Names_that_are_empty_or_too_long_and_events_that_are_too_large_are_refused()
    {
        var bus = (await StartAsync()).Services.GetRequiredService<IEventBus>();
        var data = new SourceContext();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => bus.PublishAsync("", "e", data, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => bus.PublishAsync(new string('t', Limits.TopicLength + 1), "e", data, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => bus.PublishAsync(Topic, "", data, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => bus.PublishAsync(Topic, new string('e', Limits.EventIdLength + 1), data, None));
        data.FileName = new string('x', Limits.EventBytes);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => bus.PublishAsync(Topic, "e", data, None));
    }

    private Task<IHost> StartAsync(Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings) =>
        Backend.StartHostAsync(configure, settings);

    private static Task PublishAsync(IHost host, string id, string fileName = "file") =>
        host.Services.GetRequiredService<IEventBus>().PublishAsync(Topic, id, new SourceContext { FileName = fileName }, None);

    private sealed class Alpha;

    private sealed class Beta;
}
