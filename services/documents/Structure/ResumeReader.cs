using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.Skills;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Structure;

/// <summary>Reads a resume's structure from its text. Every value points to where it stands; nothing is made up.</summary>
internal sealed class ResumeReader(SkillFinder skills, TimeProvider time)
{
    /// <summary>The resume, and what a person should check of it.</summary>
    public (Resume Resume, IReadOnlyList<DocumentProblem> Problems) Read(DocumentText document)
    {
        var source = new SourceText(document);
        var sections = new SectionFinder(source, SectionVocabulary.Resume).Find();
        var resume = new Resume { Basics = new ContactReader(source, sections).Read() };
        var (work, education, projects, lists) = (
            new WorkReader(source), new EducationReader(source), new ProjectReader(source), new ListReader(source));
        foreach (var section in sections)
        {
            switch (section.Kind)
            {
                case "work":
                    resume.Work.AddRange(work.Read(section));
                    break;
                case "education":
                    resume.Education.AddRange(education.Read(section));
                    break;
                case "projects":
                    resume.Projects.AddRange(projects.Read(section));
                    break;
                case "certificates":
                    resume.Certificates.AddRange(lists.ReadCertificates(section));
                    break;
                case "languages":
                    resume.Languages.AddRange(lists.ReadLanguages(section));
                    break;
            }
        }

        resume.Skills.AddRange(skills.Find(source, sections).Summarise());
        resume.Sections.AddRange(SectionMapper.Map(source, sections));
        resume.ExperienceMonths = EmploymentMonths.Count(resume.Work, time.GetUtcNow());
        return (resume, [.. Doubts(resume)]);
    }

    private static IEnumerable<DocumentProblem> Doubts(Resume resume)
    {
        if (resume.Basics.Name is null)
            yield return Doubt("No name was found.");
        if (resume.Work.Count == 0)
            yield return Doubt("No employment was found. Is there a section titled \"Experience\"?");
        else if (resume.Work.Any(work => work.StartDate is null || work.Position is null || work.Name is null))
            yield return Doubt("An employment lacks its title, its employer or its dates.");
        if (resume.Skills.Count == 0)
            yield return Doubt("No skill was recognised.");
    }

    private static DocumentProblem Doubt(string message) => new() { Reason = ErrorReason.DocumentDoubtful, Message = message };
}
