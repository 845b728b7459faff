using System.CommandLine;
using SyncInterview.Terminal.Demo;

namespace SyncInterview.Terminal.Commands;

/// <summary><c>demo</c>: a whole interview with a scripted candidate, from the documents to the report.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var speed = new Option<double>("--speed")
        {
            Description = "How fast time passes for candidate and suite alike, 0.1 to 100.",
            DefaultValueFactory = _ => 4,
        };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Where events.jsonl, report.html and report.json go.",
            DefaultValueFactory = _ => new DirectoryInfo("out"),
        };
        var resume = Sample("--resume", "resumes/mara-lindqvist.pdf", "The candidate's resume (PDF, DOCX, text).");
        var job = Sample("--job", "jobs/backend-engineer-payments.docx", "The job description (PDF, DOCX, text).");
        var answers = Sample("--answers", "answers/mara-lindqvist.txt", "What the candidate says, a block an answer.");
        var minutes = new Option<double>("--minutes") { Description = "Time limit of the interview, 2 to 120.", DefaultValueFactory = _ => 9 };
        var against = Against.Option();
        var settings = new Option<string[]>("--set") { Description = "A setting, as in --set Llm:Main:Model=llama3." };
        var command = new Command("demo", "Holds a whole interview on the sample documents and shows the report.")
        {
            speed, output, resume, job, answers, minutes, against, settings,
        };
        command.SetAction((parsed, cancellationToken) => DemoRun.RunAsync(
            new DemoOptions(
                parsed.GetValue(against),
                parsed.GetValue(speed),
                parsed.GetValue(output)!,
                parsed.GetValue(resume)!,
                parsed.GetValue(job)!,
                parsed.GetValue(answers)!,
                TimeSpan.FromMinutes(parsed.GetValue(minutes)),
                Settings.Parse(parsed.GetValue(settings) ?? [])),
            cancellationToken));
        return command;
    }

    private static Option<FileInfo> Sample(string name, string file, string description) => new Option<FileInfo>(name)
    {
        Description = description,
        DefaultValueFactory = _ => new FileInfo(Samples.PathOf(file)),
    }.AcceptExistingOnly();
}
