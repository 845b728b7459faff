using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Interviewing;

/// <summary>What a generation is for, as metrics name it.</summary>
internal static class Purpose
{
    public const string Opening = "opening";
    public const string Tentative = "tentative";
    public const string Reply = "reply";
    public const string Closing = "closing";
    public const string Question = "question";
    public const string Fillers = "fillers";
    public const string Chat = "chat";

    public static string Of(StreamReplyRequest request) => request.Purpose == ReplyPurpose.Closing ? Closing : Reply;
}
