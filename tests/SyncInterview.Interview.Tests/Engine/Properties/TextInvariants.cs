using SyncInterview.Conversation;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Where words may come from and where they may end up.</summary>
internal static class TextInvariants
{
    private const string Repair = "Let me correct myself: ";

    /// <summary>
    /// I7: an uncommitted generation has no effect. What a model said is found in durable messages, in the history and in what other models
    /// are told only under its own key and only after it was committed; in the candidate's answer never.
    /// </summary>
    public static string? UncommittedGenerationsHaveNoEffect(Conversation conversation, out int seen)
    {
        var sources = conversation.Sources;
        var committed = new HashSet<ModelCall>();
        seen = sources.Count;
        foreach (var (at, effect) in conversation.Effects)
        {
            if (effect is Effect.Send { Message: { LlmResponse: { } response } message })
            {
                if (IsRepeated(conversation, message))
                    continue;
                foreach (var call in From(sources, response.Text))
                {
                    if (!Conversation.IsCommitted(message) && call.Start is not Effect.StartTentative)
                        return $"at {at} {Transcript.Line(message)} is of {call.Start.GetType().Name}";
                    if (call.Key is not { } key || !IsOf(key, call, message))
                        return $"at {at} {Transcript.Line(message)} of turn {message.TurnId} is of {call.Start.GetType().Name} of turn {call.Key}";
                    if (Conversation.IsCommitted(message))
                        committed.Add(call);
                }
            }
            else if (Told(effect).SelectMany(text => From(sources, text)).FirstOrDefault(call => !committed.Contains(call)) is { } leaked)
            {
                return $"at {at} {effect.GetType().Name} is told of {leaked.Start.GetType().Name} of turn {leaked.Key}, which was not committed";
            }

            if (Answer(effect) is { } answer && From(sources, answer).Any())
                return $"at {at} an answer holds words of a model: {answer}";
        }

        var said = conversation.Simulation.State.History.Where(line => line.Interviewer);
        return said.SelectMany(line => From(sources, line.Sent)).All(committed.Contains)
            ? null
            : "the history holds what was not committed";
    }

    /// <summary>I8: what was heard is a beginning of what was sent, and what was sent is part of what was generated, or canned.</summary>
    public static string? HeardIsPartOfSentIsPartOfGenerated(Conversation conversation, out int seen)
    {
        seen = 0;
        var messages = conversation.Sent.Where(s => s.Message.Sequence > 0).ToLookup(s => s.Message.Sequence, s => s.Message);
        foreach (var line in conversation.Simulation.State.History.Where(line => line.Interviewer))
        {
            seen++;
            var said = messages[line.MessageSequence].Select(m => m.LlmResponse?.Text ?? m.MiniLlmFiller?.Text).FirstOrDefault();
            if (said != line.Sent)
                return $"the history has '{line.Sent}' as message {line.MessageSequence}, which is '{said}'";
            if (line.Heard > said.EnumerateRunes().Count() || !said.StartsWith(line.HeardText, StringComparison.Ordinal))
                return $"'{line.HeardText}' was heard of '{said}'";
        }

        foreach (var (at, message, response) in conversation.Responses)
        {
            if (response.Text.Length > 0 && !IsCanned(response) && !IsGenerated(conversation, message))
                return $"at {at} {Transcript.Line(message)} was not generated";
        }

        return Cut(conversation);
    }

    /// <summary>What may be said while nothing is committed, and as a bridge, keeps the safety contract by what the candidate said.</summary>
    public static string? ProvisionalTextIsSafe(Conversation conversation, out int seen)
    {
        seen = 0;
        foreach (var (at, message, response) in conversation.Responses.Where(r => r.Response.Kind is ResponseKind.Tentative or ResponseKind.Bridge))
        {
            if (!conversation.Options.CheckTentatives || response.Provenance?.Provider == "canned")
                continue;
            seen++;
            var step = conversation.Simulation.Steps.Last(s => s.Step.Effects.OfType<Effect.Send>().Any(send => send.Message.Equals(message)));
            if (!TentativeSafety.Check(response.Text, step.Before.Utterance.Text).IsSafe)
                return $"at {at} {Transcript.Line(message)} is not safe after '{step.Before.Utterance.Text}'";
        }

        return null;
    }

    internal static IEnumerable<ModelCall> From(Dictionary<string, ModelCall> sources, string text) =>
        Words(text).Where(sources.ContainsKey).Select(word => sources[word]).Distinct();

    // A tentative reply serves its whole turn; everything else one revision of it.
    private static bool IsOf(TurnKey key, ModelCall call, ServerMessage message)
    {
        var turn = Conversation.Key(message);
        return call.Start is Effect.StartTentative
            ? key.Turn == turn.Turn && message.LlmResponse.Kind is ResponseKind.Tentative or ResponseKind.Bridge
            : key == turn && message.LlmResponse.Kind is ResponseKind.Delta or ResponseKind.Reply or ResponseKind.Question;
    }

    private static IEnumerable<string> Told(Effect effect) => effect switch
    {
        Effect.StartTentative start => Said(start.History).Append(start.Question),
        Effect.StartReply start => [.. Said(start.History), start.Question, start.AlreadySaid],
        Effect.StartQuestion start => Said(start.History),
        _ => [],
    };

    private static IEnumerable<string> Said(IEnumerable<HistoryLine> history) => history.Where(line => line.Interviewer).Select(line => line.Sent);

    private static string? Answer(Effect effect) => effect switch
    {
        Effect.StartTentative start => start.Utterance,
        Effect.StartReply start => start.Answer,
        _ => null,
    };

    private static bool IsCanned(LlmResponse response) => response.Provenance?.Provider == "canned";

    private static bool IsGenerated(Conversation conversation, ServerMessage message)
    {
        var text = message.LlmResponse.Text;
        text = (text.StartsWith(Repair, StringComparison.Ordinal) ? text[Repair.Length..] : text).Trim();
        return conversation.Simulation.Calls.Any(call => call.Texts.Any(generated => generated.Contains(text, StringComparison.Ordinal)))
            || IsRepeated(conversation, message);
    }

    // What was asked before may be asked again.
    private static bool IsRepeated(Conversation conversation, ServerMessage message) =>
        message.LlmResponse.Kind == ResponseKind.Question
        && conversation.Responses.Any(r =>
            r.Response.Kind == ResponseKind.Question && r.Message.Sequence < message.Sequence && r.Response.Text == message.LlmResponse.Text);

    // What was streamed of a reply and the reply as it stands in the end are one the beginning of the other.
    private static string? Cut(Conversation conversation)
    {
        var streamed = new Dictionary<(string Turn, int Attempt), string>();
        foreach (var (at, message, response) in conversation.Responses)
        {
            var key = (message.TurnId, response.Attempt);
            var before = streamed.GetValueOrDefault(key, "");
            if (response.Kind == ResponseKind.Delta)
            {
                if (before.EnumerateRunes().Count() != response.Offset)
                    return $"at {at} {Transcript.Line(message)} has offset {response.Offset} after '{before}'";
                streamed[key] = before + response.Text;
            }
            else if (response.Kind == ResponseKind.Reply && !Begins(before, response.Text) && !Begins(response.Text, before))
            {
                return $"at {at} {Transcript.Line(message)} is not what was streamed: '{before}'";
            }
        }

        return null;
    }

    private static bool Begins(string text, string beginning) => text.StartsWith(beginning, StringComparison.Ordinal);

    internal static string[] Words(string text) => text.Split([' ', ',', '.', '?', '!'], StringSplitOptions.RemoveEmptyEntries);
}
