using System.CommandLine;
using SyncInterview.Standalone;
using SyncInterview.Terminal.Client;
using SyncInterview.Terminal.Display;

namespace SyncInterview.Terminal.Commands;

/// <summary><c>interview</c>: a person answers by typing.</summary>
internal static class InterviewCommand
{
    public static Command Create()
    {
        var resume = new Option<FileInfo>("--resume") { Description = "Your resume (PDF, DOCX, text).", Required = true }.AcceptExistingOnly();
        var job = new Option<FileInfo>("--job") { Description = "The job description (PDF, DOCX, text).", Required = true }.AcceptExistingOnly();
        var data = new Option<DirectoryInfo>("--data") { Description = "Where everything is kept (default ./.data)." };
        var output = new Option<DirectoryInfo>("--out") { Description = "Where the report goes.", DefaultValueFactory = _ => new DirectoryInfo("out") };
        var minutes = new Option<double>("--minutes") { Description = "Time limit, 2 to 120.", DefaultValueFactory = _ => 20 };
        var against = Against.Option();
        var settings = new Option<string[]>("--set") { Description = "A setting, as in --set Llm:Main:Model=llama3." };
        var command = new Command("interview", "Interviews you in the terminal.") { resume, job, data, output, minutes, against, settings };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new StandaloneOptions
            {
                DataDirectory = parsed.GetValue(data)?.FullName,
                Settings = Settings.Parse(parsed.GetValue(settings) ?? []),
                Arguments = ["--Edge:GrpcPort=0", "--Edge:HttpPort=0"],
            };
            await using var embedded = parsed.GetValue(against) is null ? await StandaloneSuite.StartAsync(options, cancellationToken) : null;
            using var client = new SuiteClient(parsed.GetValue(against) ?? embedded!.Grpc);
            var interview = await Preparation.RunAsync(
                client, parsed.GetValue(resume)!, parsed.GetValue(job)!, TimeSpan.FromMinutes(parsed.GetValue(minutes)), seed: 0, cancellationToken);
            await TypedInterview.RunAsync(client, interview, TimeProvider.System, cancellationToken);
            await Reporting.RunAsync(client, interview, parsed.GetValue(output)!, cancellationToken);
            return 0;
        });
        return command;
    }
}
