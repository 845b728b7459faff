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

    /// <summary>Whether it costs nothing more: all answered, cancelled, or gone with its process.</summary>
    public bool IsOver => IsCancelled || _left == 0 || IsLost;

    public bool IsCancelled { get; set; }

    public bool IsLost { get; set; }

    public void Answered() => _left--;
}
