using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell;

public sealed class TranscriptTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task It_holds_who_said_what_to_which_question()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Chunk("I built"));
        _world.Time.Advance(TimeSpan.FromMilliseconds(150));
        await client.SayAsync(new() { Chunk = new() { Text = "the", Append = true } });
        var word = new Word { Text = "ledger" };
        await client.SayAsync(new() { Final = new() { Text = "I built the ledger.", Words = { word } } });
        await client.StateAsync(ConversationState.WaitingForUserInput);

        var transcript = await TranscriptAsync(interview);

        Assert.Equal(client.Durable.Count, transcript.Messages.Count);
        Assert.Equal(interview.Name, transcript.Interview);
        Assert.Equal(
            [Speaker.Interviewer, Speaker.Interviewer, Speaker.Candidate, Speaker.Interviewer, Speaker.Interviewer],
            transcript.Utterances.Select(utterance => utterance.Speaker));
        var said = transcript.Utterances[2];
        Assert.Equal(("I built the ledger.", "a1", "t1", "2.0"), (said.Text, said.AnswerId, said.TopicId, said.TurnId));
        Assert.Equal([2L, 3, 4], said.ClientSequences);
        Assert.Equal([word], said.Words);
        Assert.Equal(TimeSpan.FromMilliseconds(150), said.EndTime.ToDateTimeOffset() - said.StartTime.ToDateTimeOffset());
        Assert.Equal([ResponseKind.Reply, ResponseKind.Question], transcript.Utterances.TakeLast(2).Select(utterance => utterance.Kind));
        Assert.Equal("main", transcript.Utterances[^1].Provenance.Model);
    }

    [Fact]
    public async Task It_tells_whether_the_recogniser_left_fillers_out()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(new() { Final = new() { Text = "I built the ledger.", DropsFillers = true } });
        await client.StateAsync(ConversationState.WaitingForUserInput);
        await client.SayAsync(Inputs.Final("Um, in C#."));
        await client.StateAsync(ConversationState.WaitingForUserInput);

        var said = (await TranscriptAsync(interview)).Utterances.Where(utterance => utterance.Speaker == Speaker.Candidate);
        Assert.Equal([true, false], said.Select(utterance => utterance.DropsFillers));
    }

    [Fact]
    public async Task Of_the_interviewer_it_holds_what_was_heard()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.BargeIn(2, 7));
        await client.SayAsync(Inputs.Final("Sorry, I have to say something first."));
        await client.StateAsync(ConversationState.WaitingForUserInput);

        var transcript = await TranscriptAsync(interview);

        var texts = transcript.Utterances.Take(2).Select(utterance => utterance.Text);
        Assert.Equal(["Welcome", "Sorry, I have to say something first."], texts);
    }

    [Fact]
    public async Task It_holds_what_was_said_before_the_end_although_it_was_never_final()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Chunk("I was about to"));

        Assert.Equal("I was about to", (await TranscriptAsync(interview)).Utterances[^1].Text);
        await client.SayAsync(Inputs.End());
        await client.EndedAsync();

        var said = Assert.Single((await TranscriptAsync(interview)).Utterances, utterance => utterance.Speaker == Speaker.Candidate);
        Assert.Equal(("I was about to", "a1"), (said.Text, said.AnswerId));
        Assert.Equal([2L], said.ClientSequences);
    }

    [Fact]
    public async Task Every_input_is_in_it_once_whatever_came_again()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        for (var i = 0; i < 3; i++)
        {
            await client.SayAsync(Inputs.Chunk($"Part {i}"));
            await client.SendAsync(new() { ClientSequence = client.NextSequence - 1, Chunk = new() { Text = $"Part {i}" } });
            await client.SayAsync(Inputs.Final($"Part {i} is done."));
            await client.StateAsync(ConversationState.WaitingForUserInput);
        }

        var said = (await TranscriptAsync(interview)).Utterances.Where(utterance => utterance.Speaker == Speaker.Candidate).ToList();

        Assert.Equal(["Part 0 is done.", "Part 1 is done.", "Part 2 is done."], said.Select(utterance => utterance.Text));
        Assert.Equal([2L, 3, 4, 5, 6, 7], said.SelectMany(utterance => utterance.ClientSequences));
    }

    [Fact]
    public async Task Bridges_are_marked_as_never_assessed_and_tentative_replies_left_out()
    {
        _world.Llm.Reply = (_, _, context) => Task.Delay(Timeout.Infinite, context.CancellationToken);
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Chunk("I built the ledger and moved all payments over to it."));
        await _world.UntilAsync(client, ResponseKind.Tentative);
        await client.SayAsync(Inputs.Final("I built the ledger and moved all payments over to it."));
        await _world.UntilAsync(client, ResponseKind.Bridge);

        var transcript = await TranscriptAsync(interview);

        var bridge = Assert.Single(transcript.Utterances, utterance => utterance.Kind == ResponseKind.Bridge);
        Assert.True(bridge.Provisional);
        Assert.DoesNotContain(transcript.Utterances, utterance => utterance.Kind == ResponseKind.Tentative);
        Assert.All(
            transcript.Utterances.Where(utterance => utterance.Kind is ResponseKind.Reply or ResponseKind.Question),
            utterance => Assert.False(utterance.Provisional));
    }

    [Fact]
    public async Task A_murmur_while_the_interviewer_speaks_is_no_part_of_an_answer()
    {
        _world.Llm.Reply = async (_, stream, context) =>
        {
            await stream.WriteAsync(ScriptedLlm.Delta("That is a good point, I think. And "));
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.ResponseAsync(ResponseKind.Delta);
        await client.SayAsync(Inputs.Final("Mm-hm."));

        var said = (await TranscriptAsync(interview)).Utterances.Where(utterance => utterance.Speaker == Speaker.Candidate);

        Assert.Equal([("I built the ledger.", false), ("Mm-hm.", true)], said.Select(utterance => (utterance.Text, utterance.Provisional)));
    }

    private async Task<Transcript> TranscriptAsync(Interview interview) =>
        (await _world.Client.GetTranscriptAsync(new() { Name = interview.Name }, _world.As())).Transcript;
}
