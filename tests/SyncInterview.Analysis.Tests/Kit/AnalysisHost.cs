using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.Analysis.V1;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Analysis.Tests.Kit;

/// <summary>The analysis service with real calls to a documents and an interview service of the test's own.</summary>
internal sealed class AnalysisHost : IAsyncDisposable
{
    public const string Owner = "mara";

    private readonly InProcessHost _upstream;

    private AnalysisHost(InProcessHost upstream, InProcessHost host) => (_upstream, Host) = (upstream, host);

    public InProcessHost Host { get; }

    public UpstreamDocuments Documents => _upstream.Services.GetRequiredService<UpstreamDocuments>();

    public UpstreamInterviews Interviews => _upstream.Services.GetRequiredService<UpstreamInterviews>();

    public AnalysisService.AnalysisServiceClient Client => Host.Client<AnalysisService.AnalysisServiceClient>();

    public ReportsReady Ready => Host.Services.GetRequiredService<ReportsReady>();

    public Metadata Headers => Host.HeadersFor(Owner);

    public Metadata Stranger => Host.HeadersFor("stranger");

    public static async Task<AnalysisHost> StartAsync(int maxAttempts = 20)
    {
        var upstream = await InProcessHost.StartAsync(
            builder => builder.Services.AddSingleton<UpstreamDocuments>().AddSingleton<UpstreamInterviews>(),
            app =>
            {
                app.MapGrpcService<UpstreamDocuments>();
                app.MapGrpcService<UpstreamInterviews>();
            });
        var host = await InProcessHost.StartAsync(
            builder =>
            {
                builder.AddAnalysis();
                builder.Services.AddSingleton<ReportsReady>().AddEventHandler<ReportReady, ReportsReadyHandler>(Topics.ReportReady, "test");
            },
            app => app.MapAnalysis(),
            new InProcessHostOptions
            {
                ServiceName = "analysis",
                Settings =
                {
                    ["Services:documents"] = upstream.Addresses.Grpc.ToString(),
                    ["Services:interview"] = upstream.Addresses.Grpc.ToString(),
                    ["Analysis:WatchInterval"] = "00:00:00.020",
                    ["Analysis:EndCheckInterval"] = "00:00:00.050",
                    ["Events:FirstRetryDelay"] = "00:00:00.020",
                    ["Events:MaxRetryDelay"] = "00:00:00.100",
                    ["Events:MaxAttempts"] = maxAttempts.ToString(),
                },
            });
        return new AnalysisHost(upstream, host);
    }

    /// <summary>Puts the demo's documents there and matches them.</summary>
    public async Task<Match> MatchAsync()
    {
        var input = Mara.Input();
        Documents.Put(Owner, input.Resume, input.ResumeText);
        Documents.Put(Owner, input.Job, input.JobText);
        return (await Client.MatchDocumentsAsync(Request, Headers)).Match;
    }

    /// <summary>Puts an interview there that is over, or still goes on.</summary>
    public Interview Put(Talk talk, bool ended = true)
    {
        var input = talk.Input();
        talk.Interview.State = ended ? ConversationState.Ended : ConversationState.Listening;
        if (!ended)
            talk.Interview.EndTime = null;
        Interviews.Put(Owner, input.Interview, input.Transcript);
        return input.Interview;
    }

    /// <summary>Says on the bus that an interview is over.</summary>
    public Task EndAsync(Interview interview) => Host.Services.GetRequiredService<IEventBus>().PublishAsync(
        Topics.InterviewEnded,
        $"{interview.Name}/ended",
        new InterviewEnded { Interview = interview.Name, Owner = Owner, EndTime = interview.EndTime },
        CancellationToken.None);

    /// <summary>The report once it is in a state.</summary>
    public async Task<Report> ReportAsync(string name, ReportState state)
    {
        var report = new Report();
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                report = (await Client.GetReportAsync(new GetReportRequest { Name = name }, Headers)).Report;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
            {
                return false;
            }

            return report.State == state;
        });
        return report;
    }

    public static MatchDocumentsRequest Request => new() { Resume = "documents/resume", JobDescription = "documents/job" };

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _upstream.DisposeAsync();
    }
}
