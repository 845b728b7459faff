using Grpc.Core;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>A browser.</summary>
internal sealed class WatchClient : TestClient
{
    private readonly AsyncServerStreamingCall<WatchResponse> _call;
    private readonly string _interview;
    private readonly InterviewService.InterviewServiceClient _client;
    private readonly Func<CallOptions> _options;

    private WatchClient(
        AsyncServerStreamingCall<WatchResponse> call,
        string interview,
        InterviewService.InterviewServiceClient client,
        Func<CallOptions> options) =>
        (_call, _interview, _client, _options) = (call, interview, client, options);

    public static async Task<TestClient> AttachAsync(
        AsyncServerStreamingCall<WatchResponse> call,
        string interview,
        InterviewService.InterviewServiceClient client,
        Func<CallOptions> options)
    {
        var watch = new WatchClient(call, interview, client, options);
        watch.Read(call.ResponseStream, response => response.Message);
        var attached = await watch.GetAsync(message => message.MessageCase == ServerMessage.MessageOneofCase.Attached);
        watch.NextSequence = attached.Attached.LastClientSequence + 1;
        return watch;
    }

    public override async Task SendAsync(ClientMessage message) =>
        await _client.SendAsync(new SendRequest { Interview = _interview, Message = message }, _options());

    public override async ValueTask DisposeAsync()
    {
        _call.Dispose();
        await EndedAsync();
    }
}
