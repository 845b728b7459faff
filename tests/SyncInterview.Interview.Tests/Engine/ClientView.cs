using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>The durable messages that a client has got, over all its connections: what it missed comes when it attaches.</summary>
internal sealed class ClientView
{
    private readonly List<ServerMessage> _messages = [];
    private bool _isAttached = true;

    public IReadOnlyList<ServerMessage> Messages => _messages;

    public void Receive(ServerMessage message)
    {
        if (_isAttached)
            _messages.Add(message);
    }

    public void Cut() => _isAttached = false;

    /// <summary>Attaches, saying what was seen last.</summary>
    public void Attach(IEnumerable<ServerMessage> all)
    {
        _isAttached = true;
        var last = _messages.Count == 0 ? 0 : _messages[^1].Sequence;
        _messages.AddRange(all.Where(message => message.Sequence > last));
    }
}
