using Grpc.Core;
using SyncInterview.Analysis.V1;
using SyncInterview.Interviews.Tests.Shell.Planning;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>The analysis service as a test wants it.</summary>
internal sealed class ScriptedAnalysis : AnalysisService.AnalysisServiceBase
{
    /// <summary>How a match is made; one with six topics by default.</summary>
    public Func<MatchDocumentsRequest, ServerCallContext, Task<Match>> Match { get; set; } =
        (_, _) => Task.FromResult(Matches.Of(6).Missing("r1"));

    public override async Task<MatchDocumentsResponse> MatchDocuments(MatchDocumentsRequest request, ServerCallContext context) =>
        new() { Match = await Match(request, context) };
}
