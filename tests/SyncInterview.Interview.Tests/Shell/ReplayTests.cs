using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Journal;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using LogRecord = SyncInterview.Interviews.Store.V1.LogRecord;

namespace SyncInterview.Interviews.Tests.Shell;

/// <summary>A stored interview through the engine once more.</summary>
public sealed class ReplayTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    private IEventLog Log => _world.Host.Services.GetRequiredService<IEventLog>();

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task An_interview_that_was_paused_cut_short_cut_off_and_moved_gives_what_was_sent()
    {
        var (interview, client) = await _world.BeginAsync();
        await client.SayAsync(Inputs.Chunk("I built the"));
        _world.Time.Advance(TimeSpan.FromMilliseconds(300));
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.StateAsync(ConversationState.WaitingForUserInput);
        await client.SayAsync(Inputs.Pause());
        _world.Time.Advance(TimeSpan.FromMinutes(3));
        await client.SayAsync(Inputs.Resume());
        await client.SayAsync(Inputs.BargeIn(client.Durable[^2].Sequence, 4));
        _world.Faults.IsLogDown = true;
        await client.SendAsync(Numbered(client.NextSequence, Inputs.Chunk("This is lost")));
        await client.EndedAsync();
        _world.Faults.IsLogDown = false;
        await client.DisposeAsync();
        await _world.RestartAsync();
        await using var again = await _world.WatchAsync(interview.Name);
        await again.SayAsync(Inputs.Skip());
        await again.StateAsync(ConversationState.WaitingForUserInput);
        await again.SayAsync(Inputs.End());
        await again.EndedAsync();

        var replay = await ReplayAsync(interview.Name);

        Assert.Empty(replay.Differences);
        Assert.Equal(0, replay.DifferenceCount);
        Assert.Equal((again.Durable.Count, again.NextSequence - 1), (replay.Messages, replay.ClientMessages));
        var entries = await EntriesAsync(interview.Name);
        Assert.Equal((entries.Count, entries.Select(entry => entry.Epoch).Distinct().Count()), (replay.Records, replay.Epochs));
        Assert.True(replay.Duration.ToTimeSpan() >= TimeSpan.FromMinutes(3), $"{replay.Duration}");
    }

    [Fact]
    public async Task An_interview_under_way_is_replayed_as_far_as_it_goes()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;

        var replay = await ReplayAsync(interview.Name);

        Assert.Equal((0, client.Durable.Count), (replay.DifferenceCount, replay.Messages));
        await client.SayAsync(Inputs.Thinking());
    }

    [Fact]
    public async Task An_output_that_was_changed_is_found_at_its_offset_with_its_field()
    {
        var (interview, offset, reply) = await RecordAsync(record => record.Outputs.Any(IsReply));

        await TamperAsync(interview, offset, record => record.Outputs.Single(IsReply).LlmResponse.Text = "Thank you, that was never said.");

        var difference = Assert.Single((await ReplayAsync(interview)).Differences);
        Assert.Equal((offset, reply.Outputs.Single(IsReply).Sequence, "llm_response.text"), (difference.Offset, difference.Sequence, difference.Field));
        Assert.Equal(("\"Thank you, that was never said.\"", "\"Thank you, that is clear to me.\""), (difference.Expected, difference.Actual));
    }

    [Fact]
    public async Task An_event_that_was_changed_is_found_at_its_offset()
    {
        var (interview, offset, _) = await RecordAsync(record => record.Event.ReplyReady?.Question.StartsWith("Next", StringComparison.Ordinal) == true);

        await TamperAsync(interview, offset, record => record.Event.ReplyReady.Question = "Next: something else?");

        var difference = (await ReplayAsync(interview)).Differences[0];
        Assert.Equal((offset, "llm_response.text"), (difference.Offset, difference.Field));
        Assert.Equal("\"Next: something else?\"", difference.Actual);
    }

    [Fact]
    public async Task A_time_that_was_changed_is_found_in_the_timing_of_the_turn()
    {
        var (interview, offset, final) = await RecordAsync(record => record.Event.Client?.Final is not null);

        await TamperAsync(interview, offset, record => record.Time = final.Time - new Google.Protobuf.WellKnownTypes.Duration { Nanos = 100 });

        var replay = await ReplayAsync(interview);
        Assert.Contains(replay.Differences, difference => difference.Field.StartsWith("interview_state.timing.", StringComparison.Ordinal));
        Assert.Equal(offset, replay.Differences[0].Offset);
    }

    [Fact]
    public async Task An_output_that_is_missing_and_one_too_many_are_found()
    {
        var (interview, offset, record) = await RecordAsync(record => record.Outputs.Any(IsReply));
        var entries = await EntriesAsync(interview);
        var (less, more) = (record.Clone(), record.Clone());
        less.Outputs.RemoveAt(less.Outputs.Count - 1);
        more.Outputs.Add(more.Outputs[^1]);

        var missing = (await CheckAsync(Replace(entries, offset, less))).Differences[0];
        var surplus = (await CheckAsync(Replace(entries, offset, more))).Differences[0];

        Assert.Equal((offset, "", ""), (missing.Offset, missing.Field, missing.Expected));
        Assert.Equal((offset, "", ""), (surplus.Offset, surplus.Field, surplus.Actual));
        Assert.Contains("interviewState", missing.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_are_gone_out_of_order_or_unreadable_are_found()
    {
        var (interview, offset, record) = await RecordAsync(record => record.Event.Client?.Final is not null);
        var entries = await EntriesAsync(interview);
        var late = record.Clone();
        late.Time += new Google.Protobuf.WellKnownTypes.Duration { Seconds = 3600 };

        var gone = await CheckAsync([.. entries.Where(entry => entry.Offset != offset)]);
        var fallen = await CheckAsync([.. entries.Select(entry => entry.Offset >= offset ? entry with { Epoch = 0 } : entry)]);
        var untimely = await CheckAsync(Replace(entries, offset, late));
        var unreadable = await CheckAsync([.. entries.Select(entry => entry.Offset == offset ? entry with { Data = new byte[] { 0xff } } : entry)]);
        var empty = await CheckAsync(Replace(entries, offset, new LogRecord()));

        Assert.Equal((offset + 1, "offset"), (gone.Differences[0].Offset, gone.Differences[0].Field));
        Assert.Equal((offset, "epoch", "0", "2"), Entry(fallen.Differences[0]));
        Assert.Contains(untimely.Differences, difference => (difference.Offset, difference.Field) == (offset + 1, "time"));
        Assert.Equal((offset, "event", "", ""), Entry(unreadable.Differences[0]));
        Assert.Equal((offset, "event", "", ""), Entry(Assert.Single(empty.Differences)));
        Assert.Equal(offset + 1, unreadable.Records);
    }

    [Fact]
    public async Task Only_the_first_differences_are_listed_and_all_are_counted()
    {
        var (interview, _, _) = await RecordAsync(_ => true, answers: 4);
        var entries = await EntriesAsync(interview);

        var replay = await CheckAsync([.. entries.Skip(1)]);

        Assert.True(replay.DifferenceCount > ReplayCheck.MostListed, $"{replay.DifferenceCount}");
        Assert.Equal(ReplayCheck.MostListed, replay.Differences.Count);
    }

    [Fact]
    public async Task A_long_value_is_shortened()
    {
        var (interview, offset, record) = await RecordAsync(record => record.Outputs.Any(IsReply));
        record.Outputs.Single(IsReply).LlmResponse.Text = string.Concat(Enumerable.Repeat("🙂", 2_000));

        var replay = await CheckAsync(Replace(await EntriesAsync(interview), offset, record));

        Assert.Equal(ReplayCheck.LongestValue, replay.Differences[0].Expected.Length);
        Assert.Equal(replay, ReplayInterviewResponse.Parser.ParseFrom(replay.ToByteArray()));
    }

    [Fact]
    public async Task Nothing_that_was_said_is_logged()
    {
        var (interview, offset, _) = await RecordAsync(record => record.Outputs.Any(IsReply));
        await TamperAsync(interview, offset, record => record.Outputs.Single(IsReply).LlmResponse.Text = "kumquat");

        Assert.NotEmpty((await ReplayAsync(interview)).Differences);

        Assert.DoesNotContain(
            _world.Host.Logs.Records,
            line => line.ToString().Contains("kumquat", StringComparison.Ordinal) || line.ToString().Contains("clear to me", StringComparison.Ordinal));
    }

    // An interview, and its first entry that is wanted.
    private async Task<(string Interview, long Offset, LogRecord Record)> RecordAsync(Func<LogRecord, bool> isWanted, int answers = 2)
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        for (var answer = 0; answer < answers; answer++)
        {
            await client.SayAsync(Inputs.Final("I built the ledger."));
            await client.StateAsync(ConversationState.WaitingForUserInput);
        }

        await client.SayAsync(Inputs.End());
        await client.EndedAsync();
        Assert.Equal(0, (await ReplayAsync(interview.Name)).DifferenceCount);
        var wanted = (await EntriesAsync(interview.Name)).First(entry => isWanted(LogRecord.Parser.ParseFrom(entry.Data.Span)));
        return (interview.Name, wanted.Offset, LogRecord.Parser.ParseFrom(wanted.Data.Span));
    }

    private async Task<ReplayInterviewResponse> ReplayAsync(string interview) =>
        await _world.Client.ReplayInterviewAsync(new() { Name = interview }, _world.As());

    private async Task<List<LogEntry>> EntriesAsync(string interview) =>
        await Log.ReadAsync(StreamOf(interview), 0, CancellationToken.None).ToListAsync();

    // Writes the log anew, with one record changed.
    private async Task TamperAsync(string interview, long offset, Action<LogRecord> change)
    {
        var entries = await EntriesAsync(interview);
        var record = LogRecord.Parser.ParseFrom(entries[(int)offset].Data.Span);
        change(record);
        await Log.DeleteAsync(StreamOf(interview), CancellationToken.None);
        foreach (var entry in Replace(entries, offset, record))
            Assert.True((await Log.AppendAsync(StreamOf(interview), entry.Offset, entry.Epoch, [entry.Data], CancellationToken.None)).Appended);
    }

    private static Task<ReplayInterviewResponse> CheckAsync(IReadOnlyList<LogEntry> entries) =>
        ReplayCheck.RunAsync(entries.ToAsyncEnumerable(), CancellationToken.None);

    private static IReadOnlyList<LogEntry> Replace(IReadOnlyList<LogEntry> entries, long offset, LogRecord record) =>
        [.. entries.Select(entry => entry.Offset == offset ? entry with { Data = record.ToByteArray() } : entry)];

    private static (long Offset, string Field, string Expected, string Actual) Entry(ReplayDifference difference) =>
        (difference.Offset, difference.Field, difference.Expected, difference.Actual);

    private static bool IsReply(ServerMessage message) =>
        message.LlmResponse is { Kind: ResponseKind.Reply } reply && reply.Text.StartsWith("Thank you, that", StringComparison.Ordinal);

    private static string StreamOf(string interview) => SessionLog.StreamOf(interview.Split('/')[1]);

    private static ClientMessage Numbered(long sequence, ClientMessage message)
    {
        message.ClientSequence = sequence;
        return message;
    }
}
