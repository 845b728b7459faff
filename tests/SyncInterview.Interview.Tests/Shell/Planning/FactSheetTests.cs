using SyncInterview.Documents.V1;
using SyncInterview.Interviews.Planning;

namespace SyncInterview.Interviews.Tests.Shell.Planning;

public sealed class FactSheetTests
{
    [Fact]
    public void Nothing_says_who_the_candidate_is()
    {
        var resume = new Documents.V1.Resume
        {
            Basics = new Basics
            {
                Name = Of("Mara Lindqvist"),
                Email = Of("mara@example.org"),
                Phone = Of("+46 1"),
                Location = Of("Malmo"),
                Summary = Of("I, Mara"),
            },
            Education = { new Education { Institution = Of("Lund University"), Area = Of("Physics"), StartDate = Of("1999") } },
            Languages = { Of("Swedish") },
            Work =
            {
                new Work
                {
                    Name = Of("Acme"), Position = Of("Engineer"), Location = Of("Berlin"), StartDate = Of("2003"),
                    Highlights = { Of("Built it") },
                },
            },
            Skills = { new Skill { Name = "C#" }, new Skill { Name = "Redis" } },
        };

        var facts = FactSheet.From(resume, new JobDescription());

        Assert.Equal(["Engineer at Acme", "Built it", "Skills: C#, Redis"], facts.ResumeFacts);
    }

    [Fact]
    public void Musts_come_before_what_is_nice_to_have_and_before_responsibilities()
    {
        var job = new JobDescription
        {
            Title = Of("Backend Engineer"),
            Company = Of("Initech"),
            Requirements =
            {
                new Requirement { Text = Of("Nice"), Kind = RequirementKind.Nice },
                new Requirement { Text = Of("Must"), Kind = RequirementKind.Must },
            },
            Responsibilities = { Of("Run it") },
        };

        var facts = FactSheet.From(new Documents.V1.Resume(), job);

        Assert.Equal(("Backend Engineer", "Initech"), (facts.JobTitle, facts.Company));
        Assert.Equal(["Must", "Nice", "Run it"], facts.JobFacts);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(2, 100)]
    [InlineData(100, 2)]
    public void Both_lists_together_keep_within_their_bound_and_use_it(int jobFacts, int resumeFacts)
    {
        var job = new JobDescription();
        var resume = new Documents.V1.Resume { Work = { new Work() } };
        for (var i = 0; i < jobFacts; i++)
            job.Responsibilities.Add(Of(new string('j', 150)));
        for (var i = 0; i < resumeFacts; i++)
            resume.Work[0].Highlights.Add(Of(new string('r', 150)));

        var facts = FactSheet.From(resume, job);

        var characters = facts.JobFacts.Concat(facts.ResumeFacts).Sum(fact => fact.Length);
        Assert.InRange(characters, FactSheet.Characters - 300, FactSheet.Characters);
        Assert.NotEmpty(facts.JobFacts);
        Assert.NotEmpty(facts.ResumeFacts);
    }

    [Fact]
    public void A_long_fact_is_cut_at_a_word_and_says_so()
    {
        var job = new JobDescription { Responsibilities = { Of(string.Join(' ', Enumerable.Repeat("word", 200))) } };

        var fact = Assert.Single(FactSheet.From(new Documents.V1.Resume(), job).JobFacts);

        Assert.InRange(fact.Length, 290, FactSheet.FactLength);
        Assert.EndsWith("word…", fact);
    }

    private static Sourced Of(string value) => new() { Value = value };
}
