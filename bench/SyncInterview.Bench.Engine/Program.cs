using SyncInterview.Bench.Engine.Core;

return args switch
{
    ["engine"] => EngineBench.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: ./syncinterview bench engine");
    return 2;
}
