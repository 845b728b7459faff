using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SyncInterview.Hosting.Tests.Telemetry;

/// <summary>Takes what is exported over OTLP (HTTP, protobuf) and keeps it, by signal.</summary>
public sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Signal, string Body)> _received = new();
    private readonly WebApplication _app;

    private OtlpCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);

            // Names stand in the message as plain text.
            _received.Enqueue((signal, Encoding.Latin1.GetString(body.ToArray())));
        });
    }

    /// <summary>Settings that export to it.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };

    public static async Task<OtlpCollector> StartAsync()
    {
        var collector = new OtlpCollector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>What came for a signal: <c>traces</c>, <c>metrics</c>, <c>logs</c>.</summary>
    public string Received(string signal) => string.Concat(_received.Where(each => each.Signal == signal).Select(each => each.Body));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
