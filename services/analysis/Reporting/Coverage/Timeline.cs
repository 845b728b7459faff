using Google.Protobuf.WellKnownTypes;
using SyncInterview.Analysis.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting.Coverage;

/// <summary>Shows who spoke when, and how long the candidate waited for a response.</summary>
internal static class Timeline
{
    /// <summary>The stretches of the talk in the order of their start. Empty where the transcript carries no times.</summary>
    public static IReadOnlyList<TimelineEntry> Of(Transcript transcript, DateTimeOffset? start)
    {
        if (start is not { } from)
            return [];
        var entries = Spoken(transcript, from).Concat(Provisional(transcript, from)).ToList();
        return [.. entries.OrderBy(entry => entry.Start.ToTimeSpan()).ThenBy(entry => entry.Interviewer)];
    }

    /// <summary>When the talk began: the interview's own start, or else the first thing said.</summary>
    public static DateTimeOffset? StartOf(Interview interview, Transcript transcript)
    {
        var said = transcript.Utterances.Select(utterance => utterance.StartTime).OfType<Timestamp>();
        return (interview.StartTime ?? said.Min())?.ToDateTimeOffset();
    }

    private static IEnumerable<TimelineEntry> Spoken(Transcript transcript, DateTimeOffset from)
    {
        var utterances = transcript.Utterances.Where(utterance => utterance.StartTime is not null).ToList();
        for (var i = 0; i < utterances.Count; i++)
        {
            var utterance = utterances[i];
            var end = utterance.EndTime ?? utterance.StartTime;
            var entry = new TimelineEntry
            {
                Interviewer = utterance.Speaker == Speaker.Interviewer,
                Kind = KindOf(utterance),
                Start = Since(from, utterance.StartTime),
                End = Since(from, end < utterance.StartTime ? utterance.StartTime : end),
                AnswerId = utterance.AnswerId,
            };
            // A gap is the candidate's wait for the interviewer; the candidate's own next utterance ends no wait, nor does a filler.
            var next = utterances.Skip(i + 1).FirstOrDefault(other => KindOf(other) is not ("filler" or "tentative"));
            if (!entry.Interviewer && next is { Speaker: Speaker.Interviewer })
                entry.Gap = Since(end.ToDateTimeOffset(), next.StartTime);
            yield return entry;
        }
    }

    private static IEnumerable<TimelineEntry> Provisional(Transcript transcript, DateTimeOffset from)
    {
        var spoken = transcript.Utterances
            .Where(utterance => utterance.Speaker == Speaker.Interviewer)
            .Select(utterance => (utterance.TurnId, utterance.Text))
            .ToHashSet();
        foreach (var message in transcript.Messages.Where(message => message.ServerTime is not null))
        {
            var (kind, text) = message switch
            {
                { MiniLlmFiller: { } filler } => ("filler", filler.Text),
                { LlmResponse: { Kind: ResponseKind.Tentative } tentative } => ("tentative", tentative.Text),
                _ => ("", ""),
            };
            if (kind.Length == 0 || spoken.Contains((message.TurnId, text)))
                continue;
            var at = Since(from, message.ServerTime);
            yield return new TimelineEntry { Interviewer = true, Kind = kind, Start = at, End = at, AnswerId = message.AnswerId };
        }
    }

    private static string KindOf(Utterance utterance) => utterance switch
    {
        { Speaker: Speaker.Candidate } => "answer",
        { Kind: ResponseKind.Question } => "question",
        { Kind: ResponseKind.Bridge } => "bridge",
        { Kind: ResponseKind.Tentative } => "tentative",
        { Provisional: true } => "filler",
        _ => "reply",
    };

    private static Duration Since(DateTimeOffset from, Timestamp time)
    {
        var since = time.ToDateTimeOffset() - from;
        return Duration.FromTimeSpan(since > TimeSpan.Zero ? since : TimeSpan.Zero);
    }
}
