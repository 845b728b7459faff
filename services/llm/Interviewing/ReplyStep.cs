namespace SyncInterview.Llm.Interviewing;

/// <summary>What a model's reply gave next.</summary>
/// <param name="Pieces">At least one.</param>
/// <param name="Restarts">Whether these pieces replace all before them.</param>
internal readonly record struct ReplyStep(IReadOnlyList<ReplyPiece> Pieces, bool Restarts);
