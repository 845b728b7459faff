using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.Skills;
using SyncInterview.Documents.Structure;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Jobs;

/// <summary>Reads a job description's structure from its text. Every value points to where it stands; nothing is made up.</summary>
internal sealed class JobReader(SkillFinder skills)
{
    private const int MostResponsibilities = 100;
    private const float Likely = 0.9f;

    /// <summary>The job description, and what a person should check of it.</summary>
    public (JobDescription Job, IReadOnlyList<DocumentProblem> Problems) Read(DocumentText document)
    {
        var source = new SourceText(document);
        var sections = new SectionFinder(source, SectionVocabulary.Job).Find();
        var mentions = skills.Find(source, sections);
        var heading = new JobHeadingReader(source, sections);
        var title = heading.FindTitle();
        var job = new JobDescription { Title = title, Company = heading.FindCompany(title), Seniority = heading.FindSeniority(title) };
        job.Requirements.AddRange(new RequirementReader(source, mentions).Read(sections));
        job.Responsibilities.AddRange(sections
            .Where(section => section.Kind == "responsibilities")
            .SelectMany(section => ListItems.Of(source, section))
            .Take(MostResponsibilities)
            .Select(slice => source.Quote(slice, ExtractionMethod.Layout, Likely)));
        job.Skills.AddRange(mentions.Summarise());
        job.Sections.AddRange(SectionMapper.Map(source, sections));
        return (job, [.. Doubts(job)]);
    }

    private static IEnumerable<DocumentProblem> Doubts(JobDescription job)
    {
        if (job.Title is null)
            yield return Doubt("No job title was found.");
        if (job.Requirements.Count == 0)
            yield return Doubt("No requirements were found. Is there a section titled \"Requirements\"?");
    }

    private static DocumentProblem Doubt(string message) => new() { Reason = ErrorReason.DocumentDoubtful, Message = message };
}
