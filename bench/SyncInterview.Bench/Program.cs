using System.CommandLine;
using SyncInterview.Bench.Commands;

var root = new RootCommand("Load benches of SyncInterview. Everything listens on loopback and ends with the bench.")
{
    ConversationCommand.Create(),
    ModelCommand.Create(),
    RelayCommand.Create(),
    SuiteCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
