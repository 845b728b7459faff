using Grpc.Core;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>A native client.</summary>
internal sealed class ConverseClient : TestClient
{
    private readonly AsyncDuplexStreamingCall<ConverseRequest, ConverseResponse> _call;

    private ConverseClient(AsyncDuplexStreamingCall<ConverseRequest, ConverseResponse> call) => _call = call;

    /// <summary>Opens the stream and waits for the answer, if there is one.</summary>
    public static async Task<TestClient> AttachAsync(AsyncDuplexStreamingCall<ConverseRequest, ConverseResponse> call, Attach? attach)
    {
        var client = new ConverseClient(call);
        client.Read(call.ResponseStream, response => response.Message);
        if (attach is null)
            return client;
        await client.SendAsync(new ClientMessage { Attach = attach });
        var attached = await client.GetAsync(message => message.MessageCase == ServerMessage.MessageOneofCase.Attached);
        client.NextSequence = attached.Attached.LastClientSequence + 1;
        return client;
    }

    public override Task SendAsync(ClientMessage message) => _call.RequestStream.WriteAsync(new ConverseRequest { Message = message });

    /// <summary>Says that nothing more will be sent.</summary>
    public Task HalfCloseAsync() => _call.RequestStream.CompleteAsync();

    public override async ValueTask DisposeAsync()
    {
        _call.Dispose();
        await EndedAsync();
    }
}
