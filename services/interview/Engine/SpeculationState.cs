namespace SyncInterview.Interviews.Engine;

/// <summary>Speculations of the present turn.</summary>
/// <param name="Started">How many were started.</param>
/// <param name="Tokens">Tokens they are estimated to take.</param>
/// <param name="GuessedAt">When the text changed last that the newest one is on; it is not guessed on twice.</param>
/// <param name="Held">The one that is held, if any is.</param>
internal sealed record SpeculationState(int Started, int Tokens, DateTimeOffset GuessedAt, Speculation? Held)
{
    public static SpeculationState None { get; } = new(0, 0, default, null);
}
