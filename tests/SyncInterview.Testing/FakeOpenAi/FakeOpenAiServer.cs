using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SyncInterview.Testing.FakeOpenAi;

/// <summary>
/// An endpoint that speaks OpenAI's chat completions over real HTTP/1.1 on a free loopback port, and answers by script: first from
/// the queue, then by <see cref="Respond"/>. Remembers the newest 1,000 requests.
/// </summary>
public sealed class FakeOpenAiServer : IAsyncDisposable
{
    private const int Remembered = 1000;

    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<FakeReply> _script = new();
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private long _received;
    private long _completed;
    private long _aborted;
    private long _active;
    private long _tokens;

    private FakeOpenAiServer(WebApplication app, TimeProvider time) => (_app, _time) = (app, time);

    /// <summary>Address up to and including <c>/v1</c>.</summary>
    public Uri BaseUrl
    {
        get
        {
            var features = _app.Services.GetRequiredService<IServer>().Features;
            return new Uri(features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single() + "/v1");
        }
    }

    /// <summary>Answers requests for which the queue holds nothing. Default: a short text.</summary>
    public Func<FakeRequest, FakeReply> Respond { get; set; } = _ => FakeReply.Text("This is what the fake model says.");

    /// <summary>Requests received, oldest first.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    /// <summary>Counts.</summary>
    public FakeOpenAiStats Stats => new(
        Interlocked.Read(ref _received),
        Interlocked.Read(ref _completed),
        Interlocked.Read(ref _aborted),
        Interlocked.Read(ref _active),
        Interlocked.Read(ref _tokens));

    /// <summary>Starts it.</summary>
    /// <param name="time">The clock of all delays. Default: the system's.</param>
    public static async Task<FakeOpenAiServer> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http1));
        var server = new FakeOpenAiServer(builder.Build(), time ?? TimeProvider.System);
        server._app.MapPost("/v1/chat/completions", server.AnswerAsync);
        server._app.MapGet("/stats", () => Results.Json(server.Stats));
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Adds scripts for the next requests, in order.</summary>
    public void Enqueue(params ReadOnlySpan<FakeReply> replies)
    {
        foreach (var reply in replies)
            _script.Enqueue(reply);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        Interlocked.Increment(ref _received);
        Interlocked.Increment(ref _active);
        try
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: http.RequestAborted);
            var request = new FakeRequest(body, http.Request.Headers.Authorization.ToString());
            _requests.Enqueue(request);
            while (_requests.Count > Remembered)
                _requests.TryDequeue(out _);
            var reply = _script.TryDequeue(out var scripted) ? scripted : Respond(request);
            await new FakeAnswer(http, request, reply, _time, () => Interlocked.Increment(ref _tokens)).PlayAsync();
            Interlocked.Increment(ref _completed);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            Interlocked.Increment(ref _aborted);
        }
        finally
        {
            Interlocked.Decrement(ref _active);
        }
    }
}
