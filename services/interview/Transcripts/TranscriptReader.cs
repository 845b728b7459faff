using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Access;
using SyncInterview.Interviews.Journal;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Transcripts;

/// <summary>Gets transcripts.</summary>
internal sealed class TranscriptReader(InterviewAccess access, IEventLog log)
{
    /// <summary>What was said so far: every acknowledged input is in it.</summary>
    public async Task<Transcript> ReadAsync(string name, string owner, CancellationToken cancellationToken)
    {
        var id = await access.IdAsync("name", name, owner, cancellationToken);
        var builder = new TranscriptBuilder(name);
        await foreach (var record in SessionLog.ReadAsync(log, id, 0, cancellationToken))
            builder.Add(record);
        return builder.Build();
    }
}
