using System.Collections.Immutable;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>The filler bank, so that choosing one costs no model call.</summary>
/// <param name="Bank">Fillers not yet said.</param>
/// <param name="Surprises">Surprises not yet said.</param>
/// <param name="Said">Fillers and surprises said, never to be said again.</param>
/// <param name="LastAt">When the last filler was said.</param>
/// <param name="Provenance">Where the bank came from.</param>
/// <param name="AskedForMore">Whether more were asked for and have not come.</param>
internal sealed record FillerState(
    ImmutableList<string> Bank,
    ImmutableList<BankedSurprise> Surprises,
    ImmutableHashSet<string> Said,
    DateTimeOffset LastAt,
    Provenance Provenance,
    bool AskedForMore)
{
    public static FillerState Empty { get; } = new([], [], [], DateTimeOffset.MinValue, new(), false);
}
