using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>The two slots of the present key, and the definitive reply on its way into the second.</summary>
internal sealed record ReplyState
{
    public static ReplyState None { get; } = new();

    /// <summary>Whether the BRIDGE slot is filled.</summary>
    public bool BridgeFilled { get; init; }

    /// <summary>Whether the REPLY slot is filled.</summary>
    public bool ReplyFilled { get; init; }

    /// <summary>What the bridge said.</summary>
    public string Bridge { get; init; } = "";

    /// <summary>What the reply is for.</summary>
    public ReplyPurpose Purpose { get; init; } = ReplyPurpose.Answer;

    /// <summary>Calls made under the key, those on a guess among them.</summary>
    public int Attempts { get; init; }

    /// <summary>The call that counts; 0 when none was made.</summary>
    public int Attempt { get; init; }

    /// <summary>How often the reply was begun, as on the wire: clients drop the text of earlier ones.</summary>
    public int Generation { get; init; }

    /// <summary>Whether the reply was started on a guess.</summary>
    public bool IsPromoted { get; init; }

    /// <summary>The answer it replies to.</summary>
    public string To { get; init; } = "";

    /// <summary>Last client sequence in <see cref="To"/>.</summary>
    public long CoversThrough { get; init; }

    /// <summary>The question it ends with; null: none.</summary>
    public NextQuestion? Next { get; init; }

    /// <summary>Raw text of the present attempt so far.</summary>
    public string Raw { get; init; } = "";

    /// <summary>What was said of an attempt that was given up, until the next one begins.</summary>
    public string GivenUp { get; init; } = "";

    /// <summary>Characters said so far that the client's last mark says were heard; -1: there is no mark.</summary>
    public int Marked { get; init; } = -1;

    /// <summary>Characters at the start of <see cref="Raw"/> that the bridge said already.</summary>
    public int Dropped { get; init; }

    /// <summary>Words put before the reply to correct the bridge.</summary>
    public string Repair { get; init; } = "";

    /// <summary>What the reply adds to the bridge.</summary>
    public ReplyRelation Relation { get; init; }

    /// <summary>Whether the reply is whole and only the question is awaited.</summary>
    public bool AwaitsQuestion { get; init; }

    /// <summary>A reply that came too late to be said, where late replies are not; kept for the log.</summary>
    public string Late { get; init; } = "";

    /// <summary>Whether anything was committed under the key.</summary>
    public bool Committed => BridgeFilled || ReplyFilled;

    /// <summary>What was said so far, by whichever attempt.</summary>
    public string Said => Raw.Length > 0 ? Spoken(Raw) : GivenUp;

    /// <summary>What is said of a raw text.</summary>
    public string Spoken(string raw) => Repair + (Dropped >= raw.Length ? "" : raw[Dropped..].TrimStart());
}
