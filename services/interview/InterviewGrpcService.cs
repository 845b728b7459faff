using Grpc.Core;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.Planning;
using SyncInterview.Interviews.Reading;
using SyncInterview.Interviews.Streams;
using SyncInterview.Interviews.Transcripts;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews;

/// <summary>The interview service as the contract states it.</summary>
internal sealed class InterviewGrpcService(
    InterviewCreation creation,
    InterviewReader reader,
    InterviewEnding ending,
    TranscriptReader transcripts,
    InterviewReplay replay,
    ConverseCall converse,
    WatchCall watch,
    SendCall send)
    : InterviewService.InterviewServiceBase
{
    public override async Task<CreateInterviewResponse> CreateInterview(CreateInterviewRequest request, ServerCallContext context) =>
        new() { Interview = await creation.CreateAsync(request, Owner(context), context.CancellationToken) };

    public override async Task<GetInterviewResponse> GetInterview(GetInterviewRequest request, ServerCallContext context) =>
        new() { Interview = await reader.GetAsync(request.Name, Owner(context), context.CancellationToken) };

    public override Task<ListInterviewsResponse> ListInterviews(ListInterviewsRequest request, ServerCallContext context) =>
        reader.ListAsync(request, Owner(context), context.CancellationToken);

    public override async Task<EndInterviewResponse> EndInterview(EndInterviewRequest request, ServerCallContext context) =>
        new() { Interview = await ending.EndAsync(request.Name, Owner(context), context.CancellationToken) };

    public override async Task<GetTranscriptResponse> GetTranscript(GetTranscriptRequest request, ServerCallContext context) =>
        new() { Transcript = await transcripts.ReadAsync(request.Name, Owner(context), context.CancellationToken) };

    public override Task<ReplayInterviewResponse> ReplayInterview(ReplayInterviewRequest request, ServerCallContext context) =>
        replay.RunAsync(request.Name, Owner(context), context.CancellationToken);

    public override Task Converse(
        IAsyncStreamReader<ConverseRequest> requestStream,
        IServerStreamWriter<ConverseResponse> responseStream,
        ServerCallContext context) =>
        converse.RunAsync(requestStream, responseStream, Owner(context), context.CancellationToken);

    public override Task Watch(WatchRequest request, IServerStreamWriter<WatchResponse> responseStream, ServerCallContext context) =>
        watch.RunAsync(request, responseStream, Owner(context), context.CancellationToken);

    public override async Task<SendResponse> Send(SendRequest request, ServerCallContext context) =>
        new() { AcknowledgedClientSequence = await send.RunAsync(request, Owner(context), context.CancellationToken) };

    private static string Owner(ServerCallContext context) => context.GetIdentity().Owner;
}
