using Google.Protobuf.WellKnownTypes;
using SyncInterview.Documents.Store;
using SyncInterview.Documents.Store.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Uploads;

/// <summary>An upload's record and the version it was read at.</summary>
internal sealed record StoredUpload(string Id, UploadRecord Record, string ETag)
{
    /// <summary>Bytes stored.</summary>
    public long CommittedSize => Record.Parts.Sum(part => part.Size);

    /// <summary>Whether the document stands.</summary>
    public bool IsComplete => Record.Phase == UploadRecord.Types.Phase.Complete;

    /// <summary>The upload as clients see it.</summary>
    public Upload ToUpload() => new()
    {
        Name = ResourceIds.UploadName(Id),
        CommittedSize = CommittedSize,
        ExpireTime = Record.ExpireTime.Clone(),
        Document = IsComplete ? ResourceIds.DocumentName(Record.DocumentId) : string.Empty,
    };

    /// <summary>Whether its time has run out.</summary>
    public bool HasExpired(DateTimeOffset now) => Record.ExpireTime.ToDateTimeOffset() <= now;
}
