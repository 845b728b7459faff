using SyncInterview.Common.V1;

namespace SyncInterview.Documents.Reading;

/// <summary>A document that cannot be read, with the cause that its owner is told. The message never quotes the document.</summary>
/// <param name="reason">One of the <c>DOCUMENT_*</c> reasons.</param>
/// <param name="message">What is wrong and what would be accepted, in a sentence.</param>
internal sealed class UnreadableDocumentException(ErrorReason reason, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The cause.</summary>
    public ErrorReason Reason { get; } = reason;
}
