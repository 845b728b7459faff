using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SyncInterview.BuildingBlocks.Embedded;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Crash;

/// <summary>
/// Runs in a process of its own until it is killed: appends, saves, publishes and handles from many tasks at once, and prints a line
/// only after the store has acknowledged. A line that was not printed whole lacks its full stop.
/// </summary>
internal sealed class CrashWriter(IHost host, int round)
{
    public const int Workers = 12;
    public const string Topic = "crash";
    public const string Group = "worker";

    private static readonly Lock Output = new();

    public static async Task RunAsync(string directory, int round)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Embedded:DataDirectory", directory)]);
        builder.Services.AddEmbeddedBuildingBlocks(builder.Configuration);
        builder.Services.AddEventHandler<SourceContext, PrintingHandler>(Topic, Group);
        using var host = builder.Build();
        await host.StartAsync();
        var writer = new CrashWriter(host, round);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => writer.WorkAsync(worker))));
    }

    /// <summary>The entry at an offset, some 40 bytes to 4 KiB. It says which place it has in its batch of how many.</summary>
    public static byte[] Entry(string stream, long offset, int place, int count) =>
        Encoding.UTF8.GetBytes($"{stream} {offset} {place} {count} ".PadRight(40 + (int)(offset * 7919 % 4096), 'x'));

    public static void Print(string kind, string name, long number)
    {
        lock (Output)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind} {name} {number}."));
    }

    private async Task WorkAsync(int worker)
    {
        var log = host.Services.GetRequiredService<IEventLog>();
        var state = host.Services.GetRequiredService<IStateStore>();
        var bus = host.Services.GetRequiredService<IEventBus>();
        var name = $"w{worker}";
        var offset = 0L;
        await foreach (var entry in log.ReadAsync(name, 0, CancellationToken.None))
            offset = entry.Offset + 1;
        while (true)
        {
            var count = 1 + (int)(offset % 3);
            var batch = Enumerable.Range(0, count).Select(i => (ReadOnlyMemory<byte>)Entry(name, offset + i, i, count)).ToList();
            var result = await log.AppendAsync(name, offset, round, batch, CancellationToken.None);
            if (!result.Appended)
                throw new InvalidOperationException("Nobody else writes to this stream.");
            offset = result.NextOffset;
            Print("appended", name, offset);

            var value = Encoding.UTF8.GetBytes(offset.ToString(CultureInfo.InvariantCulture));
            await state.SaveAsync(name, value, WriteCondition.None, null, CancellationToken.None);
            Print("saved", name, offset);

            await bus.PublishAsync(Topic, $"{name}/{offset}", new SourceContext { FileName = name }, CancellationToken.None);
            Print("published", name, offset);
        }
    }

    private sealed class PrintingHandler : IEventHandler<SourceContext>
    {
        public Task HandleAsync(ReceivedEvent<SourceContext> received, CancellationToken cancellationToken)
        {
            var parts = received.Id.Split('/');
            Print("handled", parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        }
    }
}
