using SyncInterview.Documents.V1;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Planning;

/// <summary>
/// What every prompt gets to know of the documents. Leaves out whatever says who the candidate is: name, contact, places, schools,
/// languages, dates. Text as written; it is data for a prompt, never an instruction.
/// </summary>
internal static class FactSheet
{
    /// <summary>Most characters of both lists together: 6,000, half of them for the job at most while the resume needs the rest.</summary>
    public const int Characters = 6_000;

    /// <summary>Longest single fact; longer ones are cut at a word: 300 characters.</summary>
    public const int FactLength = 300;

    private const int NameLength = 120;

    /// <summary>The facts of both documents, most telling first, as far as they fit.</summary>
    public static DocumentFacts From(Resume resume, JobDescription job)
    {
        var facts = new DocumentFacts
        {
            JobTitle = Cut(job.Title?.Value, NameLength),
            Company = Cut(job.Company?.Value, NameLength),
        };
        var jobFacts = OfJob(job).ToList();
        var resumeFacts = OfResume(resume).ToList();
        var jobNeeds = Math.Min(jobFacts.Sum(fact => fact.Length), Characters);
        var resumeNeeds = Math.Min(resumeFacts.Sum(fact => fact.Length), Characters);
        facts.JobFacts.Add(Fitting(jobFacts, Math.Max(Characters / 2, Characters - resumeNeeds)));
        facts.ResumeFacts.Add(Fitting(resumeFacts, Math.Max(Characters / 2, Characters - jobNeeds)));
        return facts;
    }

    private static IEnumerable<string> OfJob(JobDescription job) =>
        job.Requirements
            .OrderBy(requirement => requirement.Kind == RequirementKind.Nice ? 1 : 0)
            .Select(requirement => requirement.Text?.Value)
            .Concat(job.Responsibilities.Select(responsibility => (string?)responsibility.Value))
            .Select(text => Cut(text, FactLength))
            .Where(text => text.Length > 0);

    private static IEnumerable<string> OfResume(Resume resume) =>
        resume.Work.SelectMany(work => work.Highlights.Select(Value).Prepend(Position(work)))
            .Concat(resume.Projects.SelectMany(project => project.Highlights.Select(Value).Prepend(Describe(project))))
            .Append(Skills(resume))
            .Select(text => Cut(text, FactLength))
            .Where(text => text.Length > 0);

    private static string Position(Work work) => (Value(work.Position), Value(work.Name)) switch
    {
        ("", var employer) => employer,
        (var position, "") => position,
        var (position, employer) => $"{position} at {employer}",
    };

    private static string Describe(Project project) => (Value(project.Name), Value(project.Description)) switch
    {
        ("", var description) => description,
        (var name, "") => $"Project {name}",
        var (name, description) => $"Project {name}: {description}",
    };

    private static string Skills(Resume resume) =>
        resume.Skills.Count == 0 ? "" : "Skills: " + string.Join(", ", resume.Skills.Select(skill => skill.Name));

    private static string Value(Sourced? sourced) => sourced?.Value ?? "";

    private static IEnumerable<string> Fitting(List<string> facts, int characters)
    {
        foreach (var fact in facts)
        {
            characters -= fact.Length;
            if (characters < 0)
                yield break;
            yield return fact;
        }
    }

    private static string Cut(string? text, int length)
    {
        var flat = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (flat.Length <= length)
            return flat;
        var space = flat.LastIndexOf(' ', length - 1);
        return flat[..(space > 0 ? space : length - 1)] + "…";
    }
}
