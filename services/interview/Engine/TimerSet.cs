using System.Runtime.CompilerServices;

namespace SyncInterview.Interviews.Engine;

/// <summary>When each timer is due. A value: setting one gives a new set.</summary>
internal readonly record struct TimerSet
{
    private const int Kinds = (int)TimerKind.Grace + 1;

    private readonly Dues _dues;

    private TimerSet(Dues dues) => _dues = dues;

    /// <summary>When the earliest timer is due; null when none is set.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            var next = long.MaxValue;
            foreach (var due in (ReadOnlySpan<long>)_dues)
                if (due != 0 && due < next)
                    next = due;
            return next == long.MaxValue ? null : new DateTimeOffset(next, TimeSpan.Zero);
        }
    }

    /// <summary>When a timer is due; null when it is not set.</summary>
    public DateTimeOffset? this[TimerKind kind] =>
        _dues[(int)kind] is var due and not 0 ? new DateTimeOffset(due, TimeSpan.Zero) : null;

    /// <summary>The set with one timer set.</summary>
    public TimerSet With(TimerKind kind, DateTimeOffset due)
    {
        var dues = _dues;
        dues[(int)kind] = due.UtcTicks;
        return new(dues);
    }

    /// <summary>The set without some timers.</summary>
    public TimerSet Without(params ReadOnlySpan<TimerKind> kinds)
    {
        var dues = _dues;
        foreach (var kind in kinds)
            dues[(int)kind] = 0;
        return new(dues);
    }

    /// <summary>The earliest timer that is due by now, or null.</summary>
    public TimerKind? FirstDue(DateTimeOffset now)
    {
        TimerKind? first = null;
        var earliest = now.UtcTicks;
        for (var i = 0; i < Kinds; i++)
        {
            if (_dues[i] != 0 && _dues[i] <= earliest && (first is null || _dues[i] < earliest))
                (first, earliest) = ((TimerKind)i, _dues[i]);
        }

        return first;
    }

    [InlineArray(Kinds)]
    private struct Dues : IEquatable<Dues>
    {
        private long _first;

        public readonly bool Equals(Dues other) => ((ReadOnlySpan<long>)this).SequenceEqual(other);

        public override readonly bool Equals(object? obj) => obj is Dues other && Equals(other);

        public override readonly int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var due in (ReadOnlySpan<long>)this)
                hash.Add(due);
            return hash.ToHashCode();
        }
    }
}
