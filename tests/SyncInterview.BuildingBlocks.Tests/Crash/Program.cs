using System.Globalization;
using SyncInterview.BuildingBlocks.Tests.Crash;

// Tests do not come this way: this is the process that CrashTests starts in order to kill it.
await CrashWriter.RunAsync(args[0], int.Parse(args[1], CultureInfo.InvariantCulture));
