using System.CommandLine;
using SyncInterview.Terminal.Commands;

var root = new RootCommand("SyncInterview: an AI interviewer's backend, and a person's way in from a terminal.")
{
    DemoCommand.Create(),
    ServeCommand.Create(),
    InterviewCommand.Create(),
    ReplayCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
