using Google.Protobuf.WellKnownTypes;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Records;

/// <summary>What an interview says of its session.</summary>
internal static class Snapshot
{
    /// <summary>Brings an interview up to a session's state.</summary>
    public static void Apply(Interview interview, SessionState state)
    {
        interview.State = state.Conversation;
        interview.LastSequence = state.LastServerSequence;
        interview.StartTime = ToTimestamp(state.StartTime);
        interview.EndTime = ToTimestamp(state.EndTime);
        interview.EndReason = state.Ended ? state.EndReason : EndReason.Unspecified;
    }

    private static Timestamp? ToTimestamp(DateTimeOffset? time) => time is { } at ? Timestamp.FromDateTimeOffset(at) : null;
}
