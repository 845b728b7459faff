using SyncInterview.Analysis.Matching;
using SyncInterview.Documents.V1;
using static SyncInterview.Analysis.Tests.Kit.Profiles;

namespace SyncInterview.Analysis.Tests.Kit;

/// <summary>A resume of one employment and a job of one requirement, to try one rule at a time.</summary>
internal sealed class SmallPair
{
    public string ResumeText { get; init; } = "Engineer\nBuilt trains in Kotlin with 3 people.\nKnows: Kotlin, Rust";

    public Action<string, Resume> WithResume { get; init; } = (_, _) => { };

    public Action<Requirement> WithRequirement { get; init; } = _ => { };

    public Action<JobDescription> WithJob { get; init; } = _ => { };

    public string Requirement { get; init; } = "Experience with Kotlin.";

    public V1.RequirementMatch Judge() => Match().Requirements[0];

    public V1.Match Match()
    {
        var profile = new Resume
        {
            ExperienceMonths = 24,
            Work =
            {
                new Work
                {
                    Position = At(ResumeText, "Engineer"),
                    StartDate = new() { Value = "2020-01" },
                    EndDate = new() { Value = "2021-12" },
                    Highlights = { At(ResumeText, ResumeText.Split('\n')[1]) },
                },
            },
        };
        WithResume(ResumeText, profile);
        var requirement = new Requirement { Id = "r1", Text = At(Requirement, Requirement), Kind = RequirementKind.Must };
        WithRequirement(requirement);
        var job = new JobDescription { Requirements = { requirement } };
        WithJob(job);
        return ResumeMatcher.Match(new(Resume(ResumeText, profile), ResumeText, Job(Requirement, job), Requirement));
    }
}
