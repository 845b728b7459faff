using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What may be said under a key, and in which order.</summary>
internal static class SlotInvariants
{
    /// <summary>I1: each slot of a key is filled at most once, BRIDGE before REPLY, and a key asks at most one question.</summary>
    public static string? SlotsAreFilledOnce(Conversation conversation, out int seen)
    {
        var filled = new HashSet<(string Turn, ResponseKind Kind)>();
        seen = 0;
        foreach (var (at, message, response) in conversation.Responses)
        {
            var (turn, kind) = (message.TurnId, response.Kind);
            var isLate = kind switch
            {
                ResponseKind.Bridge => Has(ResponseKind.Reply) || Has(ResponseKind.Delta) || Has(ResponseKind.Question),
                ResponseKind.Delta => Has(ResponseKind.Reply) || Has(ResponseKind.Question),
                ResponseKind.Reply => Has(ResponseKind.Question),
                _ => false,
            };

            bool Has(ResponseKind other) => filled.Contains((turn, other));

            if (isLate)
                return $"at {at} {kind} of turn {turn} comes after its slot was filled";
            if (!filled.Add((turn, kind)) && kind is ResponseKind.Bridge or ResponseKind.Reply or ResponseKind.Question)
                return $"at {at} {kind} of turn {turn} is filled a second time";
            seen++;
        }

        return null;
    }

    /// <summary>I2: nothing has an older key after a newer one was committed.</summary>
    public static string? KeysNeverGoBack(Conversation conversation, out int seen)
    {
        var newest = TurnKey.Zero;
        seen = 0;
        foreach (var (at, message) in conversation.Sent.Where(s => s.Message.TurnId.Length > 0))
        {
            var key = Conversation.Key(message);
            if (key < newest)
                return $"at {at} {message.MessageCase} has key {key} after {newest}";
            newest = key;
            seen++;
        }

        return null;
    }

    /// <summary>I4: nothing provisional comes after a slot of its key was filled.</summary>
    public static string? NothingProvisionalAfterACommit(Conversation conversation, out int seen)
    {
        var committed = new HashSet<string>();
        seen = 0;
        foreach (var (at, message) in conversation.Sent)
        {
            var isProvisional = message.LlmResponse?.Kind == ResponseKind.Tentative || message.MiniLlmFiller?.Kind == FillerKind.Filler;
            if (isProvisional && committed.Contains(message.TurnId))
                return $"at {at} {Transcript.Line(message)} is provisional after a commit of turn {message.TurnId}";
            if (Conversation.IsCommitted(message))
                committed.Add(message.TurnId);
            seen += isProvisional ? 1 : 0;
        }

        return null;
    }

    /// <summary>I11: a bridge saw enough of the final text and is a tentative reply of its turn, or it is generic.</summary>
    public static string? ABridgeCoversEnough(Conversation conversation, out int seen)
    {
        seen = 0;
        foreach (var (at, message, bridge) in conversation.Responses.Where(r => r.Response.Kind == ResponseKind.Bridge))
        {
            seen++;
            if (bridge.Provenance?.Provider == "canned")
            {
                if (bridge.ReplacesSequence != 0)
                    return $"at {at} a canned bridge claims to repeat message {bridge.ReplacesSequence}";
                continue;
            }

            var key = Conversation.Key(message);
            var asked = conversation.Effects.Where(e => e.At <= at).Select(e => e.Effect).OfType<Effect.StartTentative>()
                .LastOrDefault(t => t.Key.Turn == key.Turn && t.CoversThroughClientSequence == bridge.Provenance?.CoversThroughClientSequence);
            var final = conversation.Effects.Select(e => e.Effect).OfType<Effect.StartReply>().LastOrDefault(r => r.Key == key)?.Answer;
            if (asked is null || final is null)
                return $"at {at} the bridge is no tentative reply of turn {key}";
            if (Words(asked.Utterance) < conversation.Options.LeastCoverage * Words(final))
                return $"at {at} the bridge saw {Words(asked.Utterance)} of {Words(final)} words";
            if (bridge.ReplacesSequence != 0 && !conversation.Responses.Any(r => IsRepeated(r.Message, message)))
                return $"at {at} the bridge names {bridge.ReplacesSequence}, which is not the tentative reply that it repeats";
        }

        return null;
    }

    private static bool IsRepeated(ServerMessage tentative, ServerMessage bridge) =>
        tentative.Sequence == bridge.LlmResponse.ReplacesSequence
        && tentative.LlmResponse.Kind == ResponseKind.Tentative
        && tentative.LlmResponse.Text == bridge.LlmResponse.Text
        && Conversation.Key(tentative).Turn == Conversation.Key(bridge).Turn;

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
