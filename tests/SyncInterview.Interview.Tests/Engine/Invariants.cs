using Google.Protobuf;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;
using MessageCase = SyncInterview.Interviews.V1.ServerMessage.MessageOneofCase;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What must hold of every conversation, whatever happened in it. Each check throws with the message that broke it.</summary>
internal static class Invariants
{
    public static void Hold(Simulation simulation)
    {
        SlotsAreFilledOnce(simulation);
        KeysNeverGoBack(simulation);
        SomethingIsSaidByTheDeadline(simulation);
        NothingProvisionalComesAfterACommit(simulation);
        SequencesAreGapless(simulation);
        ReplayingTheLogGivesTheSameMessages(simulation);
        NothingComesAfterTheEnd(simulation);
        FillersAreNeverRepeated(simulation);
        QuestionsAreAskedOnePerAnswer(simulation);
    }

    private static void SlotsAreFilledOnce(Simulation simulation)
    {
        foreach (var kind in new[] { ResponseKind.Bridge, ResponseKind.Reply })
        {
            var twice = Responses(simulation).Where(m => m.LlmResponse.Kind == kind).GroupBy(m => m.TurnId).FirstOrDefault(g => g.Count() > 1);
            Assert.True(twice is null, $"{kind} was filled twice in turn {twice?.Key}");
        }
    }

    private static void KeysNeverGoBack(Simulation simulation)
    {
        var newest = default(TurnKey);
        foreach (var (at, message) in simulation.Sent.Where(s => s.Message.TurnId.Length > 0))
        {
            var key = Parse(message.TurnId);
            Assert.True(key >= newest, $"at {at} {message.MessageCase} has key {key} after {newest}");
            newest = key;
        }
    }

    private static void SomethingIsSaidByTheDeadline(Simulation simulation)
    {
        foreach (var (at, message) in simulation.Sent.Where(s => IsState(s.Message, ConversationState.ProcessingAnswer)))
        {
            var limit = at + (simulation.Options.AdaptiveDeadline ? TimeSpan.FromSeconds(1) : simulation.Options.ReplyDeadline);
            var wasBridgedBefore = simulation.Sent.Exists(s => s.At < at && s.Message.TurnId == message.TurnId && s.Message.LlmResponse?.Kind == ResponseKind.Bridge);
            if (limit > simulation.Now || wasBridgedBefore)
                continue;
            var next = simulation.Sent.FirstOrDefault(s => s.At >= at && s.At <= limit && Settles(s.Message, message.TurnId));
            Assert.True(next.Message is not null, $"nothing was said within the deadline after the final at {at} of turn {message.TurnId}");
        }
    }

    // A response of the same turn, or the turn's own end: reopened, paused, skipped or closing.
    private static bool Settles(ServerMessage message, string turn) =>
        (message.TurnId == turn && message.MessageCase == MessageCase.LlmResponse && message.LlmResponse.Kind != ResponseKind.Tentative)
        || message.MessageCase == MessageCase.End
        || (message.TurnId == turn && IsState(message, ConversationState.Paused))
        || (message.TurnId.Length > 0 && Parse(message.TurnId) > Parse(turn));

    private static void NothingProvisionalComesAfterACommit(Simulation simulation)
    {
        var committed = new HashSet<string>();
        foreach (var (at, message) in simulation.Sent)
        {
            var kind = message.LlmResponse?.Kind ?? ResponseKind.Unspecified;
            var isFiller = message.MiniLlmFiller?.Kind == FillerKind.Filler;
            if (kind == ResponseKind.Tentative || isFiller)
                Assert.False(committed.Contains(message.TurnId), $"at {at} {message} is provisional after a commit of its turn");
            if (kind is ResponseKind.Bridge or ResponseKind.Reply or ResponseKind.Delta)
                committed.Add(message.TurnId);
        }
    }

    private static void SequencesAreGapless(Simulation simulation)
    {
        var sequences = simulation.Sent.Select(s => s.Message.Sequence).Where(s => s > 0).ToList();
        Assert.Equal(Enumerable.Range(1, sequences.Count).Select(i => (long)i), sequences);
    }

    private static void ReplayingTheLogGivesTheSameMessages(Simulation simulation)
    {
        var state = SessionState.Empty;
        foreach (var record in simulation.Log)
        {
            var step = TurnEngine.Handle(state, record.Event, record.Time.ToDateTimeOffset());
            state = step.State;
            var outputs = step.Effects.OfType<Effect.Send>().Where(s => s.Message.Sequence > 0).Select(s => s.Message.ToByteString());
            Assert.Equal(record.Outputs.Select(o => o.ToByteString()), outputs);
        }
    }

    private static void NothingComesAfterTheEnd(Simulation simulation)
    {
        var end = simulation.Sent.FindIndex(s => s.Message.MessageCase == MessageCase.End);
        if (end >= 0)
            Assert.DoesNotContain(simulation.Sent.Skip(end + 1), s => s.Message.Sequence > 0);
    }

    private static void FillersAreNeverRepeated(Simulation simulation)
    {
        var texts = simulation.Sent.Where(s => s.Message.MiniLlmFiller is { Provenance.Provider: not "canned" }).Select(s => s.Message.MiniLlmFiller.Text).ToList();
        Assert.Equal(texts.Distinct(), texts);
    }

    private static void QuestionsAreAskedOnePerAnswer(Simulation simulation)
    {
        var asked = Responses(simulation).Where(m => m.LlmResponse.Kind == ResponseKind.Question).Select(m => m.AnswerId).ToList();
        Assert.Equal(asked.Order(AnswerOrder), asked);
    }

    private static readonly Comparer<string> AnswerOrder = Comparer<string>.Create((a, b) => Number(a).CompareTo(Number(b)));

    private static int Number(string answer) => int.Parse(answer.AsSpan(1));

    private static IEnumerable<ServerMessage> Responses(Simulation simulation) =>
        simulation.Sent.Select(s => s.Message).Where(m => m.MessageCase == MessageCase.LlmResponse);

    private static bool IsState(ServerMessage message, ConversationState state) =>
        message.MessageCase == MessageCase.InterviewState && message.InterviewState.State == state;

    private static TurnKey Parse(string turn)
    {
        var parts = turn.Split('.');
        return new(int.Parse(parts[0]), int.Parse(parts[1]));
    }
}
