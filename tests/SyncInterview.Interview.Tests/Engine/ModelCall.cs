using SyncInterview.Interviews.Engine;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>A call of a model that the engine asked for.</summary>
/// <param name="at">When it started.</param>
/// <param name="start">What was asked for.</param>
/// <param name="texts">What it gives, or would.</param>
/// <param name="answers">Answers still to come.</param>
internal sealed class ModelCall(TimeSpan at, Effect start, IReadOnlyList<string> texts, int answers)
{
    private int _left = answers;

    public TimeSpan At { get; } = at;

    public Effect Start { get; } = start;

    public IReadOnlyList<string> Texts { get; } = texts;

    /// <summary>The turn it belongs to; null: none.</summary>
    public TurnKey? Key { get; } = start switch
    {
        Effect.StartTentative tentative => tentative.Key,
        Effect.StartReply reply => reply.Key,
        Effect.StartQuestion question => question.Key,
        _ => null,
    };

    /// <summary>Since when it costs nothing more: all answered, cancelled, or gone with its process. Null: it still does.</summary>
    public TimeSpan? OverAt { get; private set; }

    public bool IsOver => OverAt is not null;

    public bool IsCancelled { get; private set; }

    public bool IsLost { get; private set; }

    public void Answer(TimeSpan at)
    {
        if (--_left == 0)
            OverAt ??= at;
    }

    public void Cancel(TimeSpan at) => (IsCancelled, OverAt) = (true, OverAt ?? at);

    public void Lose(TimeSpan at) => (IsLost, OverAt) = (true, OverAt ?? at);
}
