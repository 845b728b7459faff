using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Interviewing;

/// <summary>A stretch of a reply and the part it belongs to.</summary>
internal readonly record struct ReplyPiece(ReplyPart Part, string Text);
