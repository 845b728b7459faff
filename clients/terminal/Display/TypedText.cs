namespace SyncInterview.Terminal.Display;

/// <summary>What a person has typed.</summary>
/// <param name="Text">The line so far.</param>
/// <param name="IsFinished">Whether it was ended.</param>
internal sealed record TypedText(string Text, bool IsFinished);
