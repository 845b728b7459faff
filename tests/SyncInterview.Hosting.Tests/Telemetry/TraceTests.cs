using System.Diagnostics;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.Telemetry;

public sealed class TraceTests
{
    [Fact]
    public async Task Nested_calls_over_three_services_are_one_trace()
    {
        await using var llm = await ProbeHost.StartAsync(new ProbeScript { Echo = (_, _) => Task.FromResult(Here()) });
        await using var interview = await ProbeHost.StartInFrontOfAsync(llm, CallsOn);
        await using var edge = await ProbeHost.StartInFrontOfAsync(interview, CallsOn);

        var traces = (await edge.Probe().EchoAsync(new EchoRequest(), edge.SignedHeaders())).Text.Split(' ');

        Assert.Equal(3, traces.Length);
        Assert.NotEqual(default(ActivityTraceId).ToString(), Assert.Single(traces.Distinct()));
    }

    [Fact]
    public async Task Two_calls_are_two_traces()
    {
        await using var host = await ProbeHost.StartAsync(new ProbeScript { Echo = (_, _) => Task.FromResult(Here()) });

        var first = await host.Probe().EchoAsync(new EchoRequest(), host.SignedHeaders());
        var second = await host.Probe().EchoAsync(new EchoRequest(), host.SignedHeaders());

        Assert.NotEqual(first.Text, second.Text);
    }

    [Fact]
    public async Task A_trace_the_client_began_goes_on()
    {
        await using var host = await ProbeHost.StartAsync(new ProbeScript { Echo = (_, _) => Task.FromResult(Here()) });
        using var began = new Activity("client").Start();

        var response = await host.Probe().EchoAsync(new EchoRequest(), host.SignedHeaders());

        Assert.Equal(began.TraceId.ToString(), response.Text);
    }

    [Fact]
    public async Task An_event_belongs_to_the_trace_of_the_call_that_published_it()
    {
        var handled = new HandledTrace();
        await using var host = await ProbeHost.StartAsync(
            new ProbeScript
            {
                Echo = async (request, context) =>
                {
                    var bus = context.GetHttpContext().RequestServices.GetRequiredService<IEventBus>();
                    var uploaded = new DocumentUploaded { Document = "documents/a", Owner = "ada" };
                    await bus.PublishAsync(Topics.DocumentUploaded, request.Text, uploaded, context.CancellationToken);
                    return Here();
                },
            },
            add: builder =>
            {
                builder.Services.AddSingleton(handled);
                builder.Services.AddEventHandler<DocumentUploaded, TraceRecorder>(Topics.DocumentUploaded, "test");
            });

        var published = await host.Probe().EchoAsync(new EchoRequest { Text = "event-1" }, host.SignedHeaders());

        Assert.Equal(published.Text, await handled.TraceId.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    private static ProbeScript CallsOn => new()
    {
        Echo = async (request, context) =>
        {
            var inner = await context.Back().EchoAsync(request, context.Nested());
            return new EchoResponse { Text = $"{Here().Text} {inner.Text}" };
        },
    };

    private static EchoResponse Here() => new() { Text = $"{Activity.Current?.TraceId}" };
}
