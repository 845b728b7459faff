namespace SyncInterview.Interviews.Live;

/// <summary>As many streams are attached to the interview as are allowed.</summary>
internal sealed class TooManyStreamsException() : Exception("As many streams are attached as are allowed.");
