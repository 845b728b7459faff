using System.Diagnostics;

namespace SyncInterview.EndToEnd.Tests.Kit;

internal static class ProcessStart
{
    public static ProcessStartInfo With(this ProcessStartInfo start, IEnumerable<string> arguments)
    {
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }
}
