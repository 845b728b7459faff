using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;
using Xunit.Abstractions;

namespace SyncInterview.Interviews.Tests.Shell;

/// <summary>
/// The same interview many times at once, in step and on one clock: one goes through, each of the others is broken off at another
/// message. All of them give the same durable messages, their times included.
/// </summary>
public sealed class BoundaryTests(ITestOutputHelper output) : IAsyncLifetime
{
    // All messages of the client, and all of the server.
    private const int Said = 40;
    private const int Heard = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private InterviewWorld _world = null!;
    private Action<int> _open = null!;
    private readonly List<ResumingClient> _clients = [];

    private ResumingClient Uncut => _clients[0];

    public async Task InitializeAsync()
    {
        _world = await InterviewWorld.StartAsync(
            ("Interview:HeartbeatInterval", "00:10:00"),
            ("Interview:DocumentTimeout", "00:01:00"),
            ("Interview:MatchTimeout", "00:01:00"),
            ("Interview:ReplyTimeout", "00:05:00"),
            ("Interview:QuestionTimeout", "00:05:00"),
            ("Interview:TentativeTimeout", "00:05:00"));
        _open = LongInterview.Script(_world.Llm);
    }

    public async Task DisposeAsync()
    {
        await Task.WhenAll(_clients.Select(client => client.DisposeAsync().AsTask()));
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task An_interview_broken_off_at_any_message_is_the_same_interview(bool isBrowser, bool dropsSession)
    {
        var counts = new[] { (BoundaryEvent.Sent, Said), (BoundaryEvent.Acknowledged, Said), (BoundaryEvent.Received, Heard) };
        var boundaries = counts.SelectMany(of => Enumerable.Range(1, of.Item2).Select(count => new Boundary(of.Item1, count, dropsSession)));
        // Behind the two transports is one session: for the second, every third will do.
        await HoldAsync(isBrowser, boundaries.Where(boundary => !isBrowser || boundary.Count % 3 == 0));

        var expected = Uncut.Durable.Select(message => Plain(message, dropsSession)).ToList();
        foreach (var client in _clients)
        {
            Assert.True(client.Durable.Select(message => Plain(message, dropsSession)).SequenceEqual(expected), Describe(client));
            Assert.True(client.Breaks == (IsReached(client) ? 1 : 0), Describe(client));
            await CheckLogAsync(client, dropsSession);
        }

        Assert.Equal(Heard, Uncut.Received);
        output.WriteLine($"{_clients.Sum(client => client.Breaks)} boundaries, {expected.Count} durable messages, {Uncut.Received} received");
    }

    private static bool IsReached(ResumingClient client) => client.Boundary.Event switch
    {
        BoundaryEvent.Never => false,
        BoundaryEvent.Received => client.Boundary.Count <= client.Received,
        _ => true,
    };

    private static ServerMessage Plain(ServerMessage message, bool dropsSession)
    {
        var copy = message.Clone();
        if (copy.End is { } end)
            end.Report = "";
        // A replay leaves timings out. What died with its process is asked for again, and says so.
        if (copy.InterviewState is { } state)
            state.Timing = null;
        if (dropsSession && copy.LlmResponse is { } response)
            response.Attempt = 0;
        return copy;
    }

    // The log leads to what it says was sent; and where the process lived on, it says the same as the log of the uncut interview.
    private async Task CheckLogAsync(ResumingClient client, bool dropsSession)
    {
        var replay = await _world.Client.ReplayInterviewAsync(new() { Name = client.Interview.Name }, _world.As());
        Assert.True(replay.DifferenceCount == 0, $"{client.Boundary}: {replay}");
        if (dropsSession)
            return;
        Assert.Equal(await TimingsAsync(Uncut), await TimingsAsync(client));
    }

    private async Task<List<TurnTiming>> TimingsAsync(ResumingClient client)
    {
        var transcript = (await _world.Client.GetTranscriptAsync(new() { Name = client.Interview.Name }, _world.As())).Transcript;
        return [.. transcript.Messages.Select(message => message.InterviewState?.Timing).OfType<TurnTiming>()];
    }

    private async Task HoldAsync(bool isBrowser, IEnumerable<Boundary> boundaries)
    {
        foreach (var uncut in new[] { false, true })
            _clients.Add(new ResumingClient(_world, await _world.CreateAsync(), uncut, Boundary.None));
        foreach (var boundary in boundaries)
            _clients.Add(new ResumingClient(_world, await _world.CreateAsync(), isBrowser, boundary));
        _clients.ForEach(client => client.Start());
        foreach (var step in LongInterview.Steps)
            await TakeAsync(step);
        await Task.WhenAll(_clients.Select(client => client.EndedAsync()));
    }

    private async Task TakeAsync(LongInterview.Step step)
    {
        if (step.Message is { } message)
            await Task.WhenAll(_clients.Select(client => client.SayAsync(message.Clone())));
        if (step.Gate > 0)
            _open(step.Gate);
        var end = _world.Time.GetUtcNow() + step.Time;
        // From one due time to the next, so that every session's clock says the same when it acts.
        while (StateOf(Uncut)?.NextDue is { } due && due <= end)
        {
            _world.Time.AdvanceTo(due);
            await RestAsync(null);
        }

        if (end > _world.Time.GetUtcNow())
            _world.Time.AdvanceTo(end);
        await RestAsync(step.Rests);
    }

    private async Task RestAsync(Phase? phase)
    {
        var rest = await Eventually.HoldsWithinAsync(() => Rests(Uncut, phase), Patience);
        var sequence = Uncut.Durable.Count;
        rest = rest && await Eventually.HoldsWithinAsync(
            () => _clients.TrueForAll(client => client.HasAll(sequence) && Rests(client, phase)), Patience);
        var restless = rest ? [] : _clients.Where(client => !client.HasAll(sequence) || !Rests(client, phase)).Select(Describe);
        Assert.True(rest, $"Not at rest in {phase} with {sequence} messages:\n{string.Join('\n', restless)}");
    }

    private string Describe(ResumingClient client)
    {
        var state = StateOf(client);
        return $"{client}; {state?.Phase}, {state?.LastServerSequence} sent, due {state?.NextDue}, "
            + $"{state?.Tentatives.InFlight} tentative replies, guess {state?.Speculation.Held}";
    }

    // Nothing is on its way that would come without time passing or a gate opening.
    private bool Rests(ResumingClient client, Phase? phase)
    {
        if (StateOf(client) is not { } state)
            return phase == Phase.Ended && client.Durable.Any(message => message.End is not null);
        return (phase is null || state.Phase == phase)
            && !(state.NextDue <= _world.Time.GetUtcNow())
            && state.Tentatives.InFlight == 0
            && state.Speculation.Held is null or { Whole: not null }
            && (state.Phase != Phase.Replying || state.Reply.Said.Length > 0)
            && client.HasAll(state.LastServerSequence);
    }

    private SessionState? StateOf(ResumingClient client) => _world.FindSession(client.Interview)?.State;
}
