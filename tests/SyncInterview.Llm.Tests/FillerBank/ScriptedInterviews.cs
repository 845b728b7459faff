using Grpc.Core;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Llm.Tests.FillerBank;

/// <summary>The interview service as a test wants it: one interview of <c>ada</c>'s, or a failure.</summary>
internal sealed class ScriptedInterviews : InterviewService.InterviewServiceBase
{
    private int _calls;

    public Interview Interview { get; } = new()
    {
        Name = "interviews/abc",
        LanguageCode = "en",
        Seed = 7,
        State = ConversationState.Listening,
        Plan = new() { Topics = { new PlannedTopic { Id = "t1", Title = "Apache Kafka" } } },
    };

    /// <summary>Failures to answer with, first of all.</summary>
    public Queue<RpcException> Failures { get; } = new();

    public int Calls => Volatile.Read(ref _calls);

    public override Task<GetInterviewResponse> GetInterview(GetInterviewRequest request, ServerCallContext context)
    {
        var interview = Interview.Clone();
        Interlocked.Increment(ref _calls);
        if (Failures.TryDequeue(out var failure))
            throw failure;
        return request.Name == interview.Name && context.GetIdentity().Owner == "ada"
            ? Task.FromResult(new GetInterviewResponse { Interview = interview })
            : throw RpcErrors.NotFound("Interview", request.Name);
    }
}
