using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Live;

namespace SyncInterview.Interviews.Streams;

/// <summary>The status with which a stream ends.</summary>
internal static class StreamEnds
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the stream ends well, and throws what its client is to be told otherwise.</summary>
    public static void Conclude(StreamEnd end)
    {
        switch (end)
        {
            case StreamEnd.Finished:
                return;
            case StreamEnd.Superseded:
                throw RpcErrors.Aborted(ErrorReason.Superseded, "A newer writer took the interview over.");
            case StreamEnd.SlowReader:
                throw RpcErrors.ResourceExhausted(
                    ErrorReason.SlowReader, "The client read too slowly; attach again to continue.", ComeBackAfter);
            case StreamEnd.Unavailable:
                throw RpcErrors.Unavailable(
                    ErrorReason.Unavailable, "The session has left this process; attach again to continue.", ComeBackAfter);
            default:
                throw new InvalidOperationException("The session failed.");
        }
    }
}
