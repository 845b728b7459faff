using Grpc.Core;
using Microsoft.Extensions.Options;
using SyncInterview.Analysis.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Planning;

/// <summary>Plans an interview from the match of its documents; from nothing but its length when the match cannot be had in time.</summary>
internal sealed partial class PlanMaker(
    AnalysisService.AnalysisServiceClient client, InternalIdentity identity, IOptions<InterviewOptions> options, ILogger<PlanMaker> logger)
{
    /// <summary>The plan. Never fails for want of a match: then it is <see cref="InterviewPlan.Generic"/>.</summary>
    public async Task<InterviewPlan> MakeAsync(Interview interview, string owner, CancellationToken cancellationToken)
    {
        var timeLimit = interview.TimeLimit.ToTimeSpan();
        try
        {
            var request = new MatchDocumentsRequest { Resume = interview.Resume, JobDescription = interview.JobDescription };
            var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + options.Value.MatchTimeout;
            var response = await client.MatchDocumentsAsync(request, new(identity.HeadersFor(owner), deadline, cancellationToken));
            return Planner.FromMatch(response.Match, interview.Seed, timeLimit);
        }
        catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNoMatch(logger, interview.Name, e.StatusCode);
            return Planner.Generic(timeLimit);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Interview} gets a generic plan: the match failed with {Code}.")]
    private static partial void LogNoMatch(ILogger logger, string interview, StatusCode code);
}
