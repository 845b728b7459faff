namespace SyncInterview.Bench.Processes;

/// <summary>What the bench and the processes it starts agree on: a child says where it listens, and ends when its standard input does.</summary>
internal static class ChildProtocol
{
    /// <summary>Begins the line with which a child says where it listens.</summary>
    public const string Listening = "LISTENING ";

    /// <summary>Says where this child listens, and returns when the bench is gone or wants it to end.</summary>
    public static async Task ServeAsync(Uri address, CancellationToken cancellationToken)
    {
        Console.WriteLine(Listening + address);
        var buffer = new char[64];
        while (await Console.In.ReadAsync(buffer, cancellationToken) > 0)
        {
            // What is written to a child means nothing; only the end does.
        }
    }
}
