namespace SyncInterview.Edge.Forwarding;

/// <summary>A service's answer on its way to the client: headers at once, then each piece as it comes, then trailers.</summary>
internal static class ForwardedAnswer
{
    // One block of Kestrel's memory pool.
    private const int Block = 4096;

    /// <summary>Copies a whole answer. Throws <see cref="Grpc.Core.RpcException"/> when it is no gRPC answer.</summary>
    public static async Task CopyAsync(string service, HttpResponseMessage from, HttpResponse to, CancellationToken cancellationToken)
    {
        if (from.StatusCode != System.Net.HttpStatusCode.OK || !GrpcContent.IsNative(from.Content.Headers.ContentType?.ToString()))
            throw UpstreamFailures.FromHttpStatus(service, from.StatusCode);
        ForwardedHeaders.CopyResponse(from, to);
        // "Trailers-only": the status stands in the headers, and ends the answer here as well.
        if (from.Headers.NonValidated.Contains(GrpcStatusWriter.StatusHeader))
            return;
        await CopyBodyAsync(from, to, cancellationToken);
        if (!from.TrailingHeaders.NonValidated.Contains(GrpcStatusWriter.StatusHeader))
            throw UpstreamFailures.WithoutStatus(service);
        ForwardedHeaders.CopyTrailers(from, to);
    }

    private static async Task CopyBodyAsync(HttpResponseMessage from, HttpResponse to, CancellationToken cancellationToken)
    {
        await using var stream = await from.Content.ReadAsStreamAsync(cancellationToken);
        var started = false;
        while (true)
        {
            // Waits without holding memory: most streams are idle most of the time.
            var waiting = stream.ReadAsync(Memory<byte>.Empty, cancellationToken);
            if (!started && !waiting.IsCompleted)
                await StartAsync(to, cancellationToken);
            started = true;
            _ = await waiting;
            var read = await stream.ReadAsync(to.BodyWriter.GetMemory(Block), cancellationToken);
            if (read == 0)
                return;
            to.BodyWriter.Advance(read);
            // Completes only when the client has room again; until then the service is not read.
            await to.BodyWriter.FlushAsync(cancellationToken);
        }
    }

    // The headers go out alone when no message is there yet.
    private static async Task StartAsync(HttpResponse to, CancellationToken cancellationToken)
    {
        await to.StartAsync(cancellationToken);
        await to.BodyWriter.FlushAsync(cancellationToken);
    }
}
