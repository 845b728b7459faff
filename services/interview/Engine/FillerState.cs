using System.Collections.Immutable;
using SyncInterview.Common.V1;
using SyncInterview.Conversation;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>The filler bank, so that choosing one costs no model call.</summary>
/// <param name="Bank">Fillers not yet said, at most 100.</param>
/// <param name="Surprises">Surprises not yet said, at most 50.</param>
/// <param name="Known">All that ever came into the bank or was said, as it sounds: none of it is taken in again.</param>
/// <param name="LastAt">When the last one was said.</param>
/// <param name="ToppedUpIn">The last turn in which more were asked for; 0: none.</param>
internal sealed record FillerState(
    ImmutableList<Banked> Bank, ImmutableList<Banked> Surprises, ImmutableHashSet<string> Known, DateTimeOffset LastAt, int ToppedUpIn)
{
    private const int MostFillers = 100;
    private const int MostSurprises = 50;

    public static FillerState Empty { get; } = new([], [], [], DateTimeOffset.MinValue, 0);

    /// <summary>The bank and what is new in a delivery, as far as there is room. Surprises for unknown topics are left out.</summary>
    public FillerState With(FillerBank delivery, IEnumerable<string> topics)
    {
        var (known, topicIds, by) = (Known.ToBuilder(), topics.ToHashSet(), delivery.Provenance ?? new Provenance());
        var fillers = delivery.Fillers
            .Where(IsNew)
            .Take(MostFillers - Bank.Count)
            .Select(text => new Banked(text, "", by))
            .ToList();
        var surprises = delivery.Surprises
            .Where(surprise => topicIds.Contains(surprise.TopicId) && IsNew(surprise.Text))
            .Take(MostSurprises - Surprises.Count)
            .Select(surprise => new Banked(surprise.Text, surprise.TopicId, by))
            .ToList();
        return this with { Bank = Bank.AddRange(fillers), Surprises = Surprises.AddRange(surprises), Known = known.ToImmutable() };

        bool IsNew(string text) => SpokenText.Normalise(text) is { Length: > 0 } sound && known.Add(sound);
    }

    /// <summary>Without a text that is being said.</summary>
    public FillerState Saying(string text, DateTimeOffset now) => this with
    {
        Bank = Bank.RemoveAll(filler => filler.Text == text),
        Surprises = Surprises.RemoveAll(surprise => surprise.Text == text),
        Known = Known.Add(SpokenText.Normalise(text)),
        LastAt = now,
    };
}
