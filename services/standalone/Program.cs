using SyncInterview.Standalone;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => (e.Cancel, _) = (true, stopping.CancelAsync());
await using var suite = await StandaloneSuite.StartAsync(new StandaloneOptions { Arguments = args }, stopping.Token);
Console.WriteLine($"gRPC {suite.Grpc}, gRPC-Web and health {suite.Http}");
await suite.WaitForShutdownAsync(stopping.Token);
