using Grpc.Core;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;
using SyncInterview.Llm.Interviewing;

namespace SyncInterview.Llm.FillerBank;

/// <summary>
/// Makes an interview's fillers and surprises when it has begun, by the mini-model, so that saying one costs no call. The bus tries again
/// while the interview service is away. What is published has an id of the interview's own: hearing of a beginning twice changes nothing.
/// </summary>
internal sealed class InterviewStartedHandler(
    InterviewService.InterviewServiceClient interviews, InternalIdentity identity, Interviewer interviewer, IEventBus bus)
    : IEventHandler<InterviewStarted>
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    public async Task HandleAsync(ReceivedEvent<InterviewStarted> received, CancellationToken cancellationToken)
    {
        var started = received.Data;
        var isWanted = started.Fillers > 0 || started.Surprises > 0;
        if (!isWanted || await FindAsync(started, cancellationToken) is not { State: not ConversationState.Ended } interview)
            return;
        var bank = await interviewer.FillAsync(BankRequest.For(interview, started.Fillers, started.Surprises), cancellationToken);
        var ready = new FillerBankReady
        {
            Interview = started.Interview,
            Owner = started.Owner,
            Fillers = { bank.Fillers },
            Surprises = { bank.Surprises.Select(surprise => new TopicSurprise { TopicId = surprise.TopicId, Text = surprise.Text }) },
            Provenance = bank.Provenance,
        };
        await bus.PublishAsync(Topics.FillerBankReady, $"{started.Interview}/filler-bank", ready, cancellationToken);
    }

    // Null when there is no such interview of this owner, which waiting would not change.
    private async Task<Interview?> FindAsync(InterviewStarted started, CancellationToken cancellationToken)
    {
        // By the system's clock, because the wire's deadline is.
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + CallTimeout;
        var options = new CallOptions(identity.HeadersFor(started.Owner), deadline, cancellationToken);
        try
        {
            return (await interviews.GetInterviewAsync(new GetInterviewRequest { Name = started.Interview }, options)).Interview;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            return null;
        }
    }
}
