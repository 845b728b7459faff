using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using SyncInterview.Edge.Forwarding;

namespace SyncInterview.Edge.Web;

/// <summary>
/// Writes gRPC frames as gRPC-Web has them. Text is padded at each flush, so that a message never waits for the next one's bytes.
/// </summary>
internal sealed class WebResponseStream(PipeWriter to, WebFlavour flavour) : OneWayStream
{
    private const byte TrailersFlag = 0x80;
    private const int GroupBytes = 3;

    // Bytes encoded at a time: whole groups whose characters fit one block of Kestrel's memory pool.
    private const int Stretch = 3072;

    private readonly FrameMeter _meter = new(int.MaxValue);
    private readonly byte[] _rest = new byte[GroupBytes];
    private int _restLength;

    public override bool CanWrite => true;

    /// <summary>Whether what was written ends where a message ends. If not, trailers would be read as part of the message.</summary>
    public bool AtBoundary => _meter.AtBoundary;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _meter.Pass(buffer.Span);
        Append(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        EncodeRest();
        await to.FlushAsync(cancellationToken);
    }

    /// <summary>Writes the frame that ends an answer: the flag 0x80, the length, and the trailers as lines of HTTP/1.</summary>
    public async Task FinishAsync(IHeaderDictionary trailers, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        foreach (var (name, values) in trailers)
        {
            foreach (var value in values)
                lines.Append(name.ToLowerInvariant()).Append(": ").Append(value).Append("\r\n");
        }

        var block = Encoding.ASCII.GetBytes(lines.ToString());
        Append([TrailersFlag, (byte)(block.Length >> 24), (byte)(block.Length >> 16), (byte)(block.Length >> 8), (byte)block.Length]);
        Append(block);
        await FlushAsync(cancellationToken);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (flavour == WebFlavour.Binary)
        {
            to.Write(bytes);
            return;
        }

        while (_restLength is > 0 and < GroupBytes && !bytes.IsEmpty)
        {
            _rest[_restLength++] = bytes[0];
            bytes = bytes[1..];
        }

        if (_restLength == GroupBytes)
            EncodeRest();
        var whole = bytes.Length - (bytes.Length % GroupBytes);
        for (var at = 0; at < whole; at += Stretch)
            Encode(bytes[at..Math.Min(whole, at + Stretch)]);
        if (_restLength == 0)
        {
            bytes[whole..].CopyTo(_rest);
            _restLength = bytes.Length - whole;
        }
    }

    private void EncodeRest()
    {
        Encode(_rest.AsSpan(0, _restLength));
        _restLength = 0;
    }

    private void Encode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        Base64.EncodeToUtf8(bytes, to.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out var written);
        to.Advance(written);
    }
}
