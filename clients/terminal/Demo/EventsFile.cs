using System.Text;
using Google.Protobuf;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Terminal.Demo;

/// <summary>Every message received, in order, a line of JSON each.</summary>
internal sealed class EventsFile(string path) : IAsyncDisposable
{
    private readonly StreamWriter _writer = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    public Task WriteAsync(ServerMessage message) => _writer.WriteLineAsync(JsonFormatter.Default.Format(message));

    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}
