using System.Runtime.ExceptionServices;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>
/// A client that does as the contract says: it keeps what is not acknowledged, and after a break it attaches behind the last durable
/// message it has and sends again what may be lost. Breaks off by itself at a boundary.
/// </summary>
internal sealed class ResumingClient(InterviewWorld world, Interview interview, bool isBrowser, Boundary boundary) : IAsyncDisposable
{
    private static readonly TimeSpan BackOff = TimeSpan.FromMilliseconds(5);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly List<ClientMessage> _unacknowledged = [];
    private readonly List<ServerMessage> _durable = [];
    private readonly Lock _gate = new();
    private readonly ReplyText _reply = new();
    private IDisposable? _stream;
    private Func<ClientMessage, Task>? _send;
    private Task _reading = Task.CompletedTask;
    private long _sent;
    private long _acknowledged;
    private int _received;
    private int _breaks;
    private bool _isLeaving;

    public Interview Interview => interview;

    public Boundary Boundary => boundary;

    /// <summary>Durable messages received, in order.</summary>
    public IReadOnlyList<ServerMessage> Durable
    {
        get
        {
            lock (_gate)
                return [.. _durable];
        }
    }

    /// <summary>How often it broke off.</summary>
    public int Breaks => Volatile.Read(ref _breaks);

    /// <summary>Messages of all kinds received.</summary>
    public int Received => Volatile.Read(ref _received);

    /// <summary>Whether everything sent is acknowledged and everything up to this durable message is received.</summary>
    public bool HasAll(long sequence)
    {
        if (_reading.Exception?.InnerException is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        lock (_gate)
            return _durable.Count >= sequence && _acknowledged == _sent && (_send is not null || _reading.IsCompleted);
    }

    public override string ToString()
    {
        lock (_gate)
            return $"{boundary}: {_durable.Count} durable messages, {_acknowledged} of {_sent} acknowledged, attached: {_send is not null}";
    }

    /// <summary>Attaches, and stays attached until the interview is over.</summary>
    public void Start() => _reading = StayAsync();

    /// <summary>Sends the next message. What becomes of it shows later.</summary>
    public async Task SayAsync(ClientMessage message)
    {
        message.ClientTime = Timestamp.FromDateTimeOffset(world.Time.GetUtcNow());
        lock (_gate)
        {
            message.ClientSequence = ++_sent;
            _unacknowledged.Add(message);
        }

        await PutAsync(message);
        if (boundary.Event == BoundaryEvent.Sent && boundary.Count == message.ClientSequence)
            Break();
    }

    /// <summary>Waits until the interview is over.</summary>
    public Task EndedAsync() => _reading.WaitAsync(TimeSpan.FromMinutes(1));

    public async ValueTask DisposeAsync()
    {
        Volatile.Write(ref _isLeaving, true);
        _stream?.Dispose();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _oneAtATime.Dispose();
    }

    private async Task StayAsync()
    {
        while (!Volatile.Read(ref _isLeaving))
        {
            try
            {
                if (await ReadAsync())
                    return;
            }
            catch (Exception e) when (e is ObjectDisposedException or RpcException { StatusCode: StatusCode.Unavailable or StatusCode.Cancelled })
            {
                // Broken off, by this side or the other.
                await Task.Delay(BackOff);
            }
        }
    }

    // True: the interview is over.
    private async Task<bool> ReadAsync()
    {
        var attach = new Attach { Interview = interview.Name, AfterSequence = Durable.Count };
        if (isBrowser)
        {
            using var watch = world.Client.Watch(new() { Attach = attach }, world.As());
            _stream = watch;
            return await ReadAsync(watch.ResponseStream, response => response.Message, SendAloneAsync);
        }

        using var converse = world.Client.Converse(world.As());
        _stream = converse;
        await converse.RequestStream.WriteAsync(new() { Message = new() { Attach = attach } });
        return await ReadAsync(
            converse.ResponseStream, response => response.Message, message => converse.RequestStream.WriteAsync(new() { Message = message }));
    }

    private async Task<bool> ReadAsync<T>(IAsyncStreamReader<T> stream, Func<T, ServerMessage> message, Func<ClientMessage, Task> send)
    {
        try
        {
            while (await stream.MoveNext(CancellationToken.None))
            {
                var received = message(stream.Current);
                if (received.Attached is { } attached)
                    await ResumeAsync(attached, send);
                Take(received);
            }

            return true;
        }
        finally
        {
            lock (_gate)
                _send = null;
        }
    }

    private async Task ResumeAsync(Attached attached, Func<ClientMessage, Task> send)
    {
        Note(attached.LastClientSequence);
        ClientMessage[] again;
        lock (_gate)
        {
            again = [.. _unacknowledged];
            _send = send;
        }

        foreach (var message in again)
            await PutAsync(message);
    }

    private async Task PutAsync(ClientMessage message)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (_send is { } send)
                await send(message);
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException
            or RpcException { StatusCode: StatusCode.Unavailable or StatusCode.Cancelled })
        {
            // It is sent again after the next attach.
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    // A call of its own may fail while the stream lives on, and then nothing else sends its message again.
    private async Task SendAloneAsync(ClientMessage message)
    {
        while (!Volatile.Read(ref _isLeaving))
        {
            try
            {
                Note(await world.SendAsync(interview.Name, message));
                return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled)
            {
                await Task.Delay(BackOff);
            }
        }
    }

    private void Take(ServerMessage message)
    {
        Assert.Null(message.Error);
        _reply.Take(message);
        if (message.Sequence > 0)
        {
            lock (_gate)
            {
                Assert.Equal(_durable.Count + 1, message.Sequence);
                _durable.Add(message);
            }
        }

        var received = Interlocked.Increment(ref _received);
        if (boundary.Event == BoundaryEvent.Received && received == boundary.Count)
            Break();
        Note(message.AcknowledgedClientSequence);
    }

    private void Note(long acknowledged)
    {
        lock (_gate)
        {
            if (acknowledged <= _acknowledged)
                return;
            _acknowledged = acknowledged;
            _unacknowledged.RemoveAll(message => message.ClientSequence <= acknowledged);
        }

        if (boundary.Event == BoundaryEvent.Acknowledged && _breaks == 0 && acknowledged >= boundary.Count)
            Break();
    }

    private void Break()
    {
        Interlocked.Increment(ref _breaks);
        lock (_gate)
            _send = null;
        if (boundary.DropsSession)
            world.FindSession(interview)?.Stop();
        _stream?.Dispose();
    }
}
