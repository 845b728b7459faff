using Grpc.Core;
using Microsoft.Extensions.Options;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting;

/// <summary>Gets interviews and transcripts from the interview service, for their owners.</summary>
internal sealed class InterviewFetch(
    InterviewService.InterviewServiceClient client, InternalIdentity identity, TimeProvider time, IOptions<AnalysisOptions> options)
{
    /// <summary>The interview as it stands.</summary>
    /// <exception cref="RpcException">NOT_FOUND; UNAVAILABLE when the interview service is.</exception>
    public async Task<Interview> InterviewAsync(string name, string owner, CancellationToken cancellationToken) =>
        (await client.GetInterviewAsync(new GetInterviewRequest { Name = name }, CallFor(owner, cancellationToken))).Interview;

    /// <summary>What was said in it.</summary>
    /// <exception cref="RpcException">NOT_FOUND; UNAVAILABLE when the interview service is.</exception>
    public async Task<Transcript> TranscriptAsync(string name, string owner, CancellationToken cancellationToken) =>
        (await client.GetTranscriptAsync(new GetTranscriptRequest { Name = name }, CallFor(owner, cancellationToken))).Transcript;

    private CallOptions CallFor(string owner, CancellationToken cancellationToken) =>
        new(identity.HeadersFor(owner), (time.GetUtcNow() + options.Value.CallTimeout).UtcDateTime, cancellationToken);
}
