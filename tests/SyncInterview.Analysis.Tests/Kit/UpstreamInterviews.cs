using System.Collections.Concurrent;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Tests.Kit;

/// <summary>An interview service that holds what a test puts into it, and can be down.</summary>
internal sealed class UpstreamInterviews : InterviewService.InterviewServiceBase
{
    private readonly ConcurrentDictionary<string, (string Owner, Interview Interview, Transcript Transcript)> _interviews = new();
    private int _calls;

    /// <summary>While set every call is answered with UNAVAILABLE.</summary>
    public bool IsDown { get; set; }

    /// <summary>Calls so far.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public void Put(string owner, Interview interview, Transcript transcript) =>
        _interviews[interview.Name] = (owner, interview, transcript);

    public override Task<GetInterviewResponse> GetInterview(GetInterviewRequest request, ServerCallContext context) =>
        Task.FromResult(new GetInterviewResponse { Interview = Find(request.Name, context).Interview });

    public override Task<GetTranscriptResponse> GetTranscript(GetTranscriptRequest request, ServerCallContext context) =>
        Task.FromResult(new GetTranscriptResponse { Transcript = Find(request.Name, context).Transcript });

    private (string Owner, Interview Interview, Transcript Transcript) Find(string name, ServerCallContext context)
    {
        Interlocked.Increment(ref _calls);
        if (IsDown)
            throw RpcErrors.Unavailable(ErrorReason.Unavailable, "Down for the test.");
        return _interviews.TryGetValue(name, out var found) && found.Owner == context.GetIdentity().Owner
            ? found
            : throw RpcErrors.NotFound("Interview", name);
    }
}
