using System.Globalization;

namespace SyncInterview.Interviews.Engine;

/// <summary>Identifies a turn's revision. Totally ordered over both parts, never reused.</summary>
/// <param name="Turn">Grows when the floor changes after something was committed.</param>
/// <param name="Revision">Grows when an utterance is reopened before anything was.</param>
public readonly record struct TurnKey(int Turn, int Revision) : IComparable<TurnKey>
{
    /// <summary>The key of a session in which nobody has spoken yet.</summary>
    public static TurnKey Zero => default;

    /// <summary>The same key in the log's form.</summary>
    public Store.V1.TurnKey ToStored() => new() { Turn = Turn, Revision = Revision };

    /// <summary>A key out of the log.</summary>
    public static TurnKey From(Store.V1.TurnKey? stored) => stored is null ? Zero : new(stored.Turn, stored.Revision);

    /// <summary>Whether the left key is older.</summary>
    public static bool operator <(TurnKey left, TurnKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left key is newer.</summary>
    public static bool operator >(TurnKey left, TurnKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left key is not newer.</summary>
    public static bool operator <=(TurnKey left, TurnKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left key is not older.</summary>
    public static bool operator >=(TurnKey left, TurnKey right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(TurnKey other) => (Turn, Revision).CompareTo((other.Turn, other.Revision));

    /// <summary>As on the wire, for example <c>12.0</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Turn}.{Revision}");
}
