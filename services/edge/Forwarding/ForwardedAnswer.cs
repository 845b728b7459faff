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
        await to.StartAsync(cancellationToken);
        await to.BodyWriter.FlushAsync(cancellationToken);
        await CopyBodyAsync(from, to, cancellationToken);
        if (!from.TrailingHeaders.NonValidated.Contains(GrpcStatusWriter.StatusHeader))
            throw UpstreamFailures.WithoutStatus(service);
        ForwardedHeaders.CopyTrailers(from, to);
    }

    private static async Task CopyBodyAsync(HttpResponseMessage from, HttpResponse to, CancellationToken cancellationToken)
    {
        await using var stream = await from.Content.ReadAsStreamAsync(cancellationToken);
        while (true)
        {
            // Waits without holding memory: most streams are idle most of the time.
            _ = await stream.ReadAsync(Memory<byte>.Empty, cancellationToken);
            var read = await stream.ReadAsync(to.BodyWriter.GetMemory(Block), cancellationToken);
            if (read == 0)
                return;
            to.BodyWriter.Advance(read);
            // Completes only when the client has room again; until then the service is not read.
            await to.BodyWriter.FlushAsync(cancellationToken);
        }
    }
}
