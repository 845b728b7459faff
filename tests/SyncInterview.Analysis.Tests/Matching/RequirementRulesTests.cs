using SyncInterview.Analysis.Tests.Kit;
using SyncInterview.Documents.V1;
using static SyncInterview.Analysis.Tests.Kit.Profiles;
using static SyncInterview.Analysis.V1.MatchStatus;

namespace SyncInterview.Analysis.Tests.Matching;

public sealed class RequirementRulesTests
{
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Years_are_counted_over_the_employments_that_show_the_skill(int years, bool met)
    {
        var verdict = new SmallPair
        {
            WithResume = (text, resume) => resume.Skills.Add(Skill(text, "Kotlin")),
            WithRequirement = requirement => (requirement.Years, _) = (years, Add(requirement, "Kotlin")),
        }.Judge();
        Assert.Equal(met ? Met : Partial, verdict.Status);
        Assert.Contains("2 years", verdict.Reason);
    }

    [Fact]
    public void A_skill_that_no_employment_shows_meets_no_years()
    {
        var verdict = new SmallPair
        {
            WithResume = (text, resume) => resume.Skills.Add(Skill(text, "Rust")),
            WithRequirement = requirement => (requirement.Years, _) = (1, Add(requirement, "Rust")),
        }.Judge();
        Assert.Equal(Partial, verdict.Status);
    }

    [Fact]
    public void A_narrower_skill_shows_the_broader_one()
    {
        var verdict = new SmallPair
        {
            WithResume = (text, resume) => resume.Skills.Add(Skill(text, "Kotlin", implies: ["JVM"])),
            WithRequirement = requirement => Add(requirement, "JVM"),
        }.Judge();
        Assert.Equal(Met, verdict.Status);
        Assert.Contains("Kotlin", verdict.Evidence[0].Text);
    }

    [Fact]
    public void A_broader_skill_does_not_show_the_narrower_one_and_the_reason_names_it()
    {
        var verdict = new SmallPair
        {
            ResumeText = "Engineer\nWrote SQL for reports.\n",
            Requirement = "MySQL.",
            WithResume = (text, resume) => resume.Skills.Add(Skill(text, "SQL")),
            WithJob = job => job.Skills.Add(new Skill { Name = "MySQL", Implies = { "SQL" } }),
            WithRequirement = requirement => Add(requirement, "MySQL"),
        }.Judge();
        Assert.Equal(Missing, verdict.Status);
        Assert.Equal("The resume does not mention MySQL. The nearest it shows is SQL.", verdict.Reason);
    }

    [Theory]
    [InlineData("Kotlin: coroutines, Spring and Ktor.", true)]
    [InlineData("Kotlin, ideally with Spring.", true)]
    [InlineData("Kotlin and Spring.", false)]
    public void What_only_elaborates_does_not_decide(string requirement, bool met)
    {
        var verdict = new SmallPair
        {
            Requirement = requirement,
            WithResume = (text, resume) => resume.Skills.Add(Skill(text, "Kotlin")),
            WithRequirement = asked => (_, _) = (Add(asked, "Kotlin"), Add(asked, "Spring")),
        }.Judge();
        Assert.Equal(met ? Met : Partial, verdict.Status);
        Assert.Contains("does not mention Spring", verdict.Reason);
    }

    [Fact]
    public void A_subject_may_be_shown_in_other_words()
    {
        var verdict = new SmallPair
        {
            ResumeText = "Engineer\nLead a team of four.\n",
            Requirement = "Experience leading a team of at least three engineers.",
            WithJob = job => job.Skills.Add(Skill(job.Requirements[0].Text.Value, "Technical Leadership", ["leading a team"])),
            WithRequirement = requirement => Add(requirement, "Technical Leadership"),
        }.Judge();
        Assert.Equal(Met, verdict.Status);
        Assert.Equal("Lead a team of four.", verdict.Evidence[0].Text);
    }

    [Theory]
    [InlineData("Experience with Rust.", false)]
    [InlineData("Familiarity with Rust.", true)]
    public void A_weak_mention_meets_only_a_requirement_that_asks_for_no_more(string text, bool met)
    {
        var verdict = new SmallPair
        {
            Requirement = text,
            WithResume = (resumeText, resume) => resume.Skills.Add(Skill(resumeText, "Rust", weak: true)),
            WithRequirement = requirement => Add(requirement, "Rust"),
        }.Judge();
        Assert.Equal(met ? Met : Partial, verdict.Status);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void One_of_several_skills_is_enough_only_where_the_job_says_so(bool anyOf, bool met)
    {
        var verdict = new SmallPair
        {
            Requirement = "Kotlin or Scala.",
            WithResume = (text, resume) => resume.Skills.Add(Skill(text, "Kotlin")),
            WithRequirement = requirement => (requirement.AnyOf, _, _) = (anyOf, Add(requirement, "Kotlin"), Add(requirement, "Scala")),
        }.Judge();
        Assert.Equal(met ? Met : Partial, verdict.Status);
    }

    [Theory]
    [InlineData("Excellent communication with colleagues.")]
    [InlineData("You are curious and proactive.")]
    [InlineData("Willing to travel.")]
    public void What_a_resume_cannot_show_is_unknown_and_left_out_of_the_score(string requirement)
    {
        var match = new SmallPair { Requirement = requirement }.Match();
        Assert.Equal(Unknown, match.Requirements[0].Status);
        Assert.False(match.HasScore);
    }

    [Theory]
    [InlineData("bachelor", "BEng", "Computer Networks", true)]
    [InlineData("bachelor", "M.Sc.", "Computer Science", true)]
    [InlineData("master", "Bachelor of Science", "Computer Science", false)]
    [InlineData("bachelor", "Bachelor of Arts", "Business", false)]
    public void A_degree_is_judged_by_level_and_field(string asked, string title, string area, bool met)
    {
        var verdict = new SmallPair
        {
            ResumeText = $"Engineer\nBuilt.\n{title} {area}, Oakhollow University",
            Requirement = "A degree in computer science or software engineering.",
            WithResume = (text, resume) => resume.Education.Add(new Education { StudyType = At(text, title), Area = At(text, area) }),
            WithRequirement = requirement => requirement.Degree = asked,
        }.Judge();
        Assert.Equal(met ? Met : Partial, verdict.Status);
        Assert.NotEmpty(verdict.Evidence);
    }

    [Theory]
    [InlineData("Swedish (native)", Met)]
    [InlineData("Swedish (basic)", Partial)]
    [InlineData("Danish (native)", Missing)]
    public void A_spoken_language_is_judged_by_its_level(string listed, V1.MatchStatus expected)
    {
        var verdict = new SmallPair
        {
            ResumeText = $"Engineer\nBuilt.\n{listed}, English (fluent)",
            Requirement = "Swedish, spoken and written.",
            WithResume = (text, resume) => resume.Languages.Add(At(text, listed.Split(' ')[0])),
        }.Judge();
        Assert.Equal(expected, verdict.Status);
    }

    [Fact]
    public void Experience_with_a_subject_is_not_its_certificate()
    {
        var verdict = new SmallPair
        {
            Requirement = "Certified Kotlin Developer.",
            WithResume = (text, resume) => resume.Skills.Add(Skill(text, "Kotlin")),
            WithRequirement = requirement => Add(requirement, "Kotlin"),
        }.Judge();
        Assert.Equal(Missing, verdict.Status);
    }

    [Fact]
    public void Spans_count_code_points_so_that_an_emoji_before_them_does_no_harm()
    {
        var verdict = new SmallPair
        {
            ResumeText = "Engineer 🚂🚃\nBuilt trains in Kotlin.\n",
            WithResume = (text, resume) => resume.Skills.Add(Skill(text, "Kotlin")),
            WithRequirement = requirement => Add(requirement, "Kotlin"),
        }.Judge();
        Assert.Equal("Built trains in Kotlin.", verdict.Evidence[0].Text);
        Assert.Equal(12, verdict.Evidence[0].Span.Start);
    }

    [Fact]
    public void A_job_that_names_little_still_gets_six_topics()
    {
        var match = new SmallPair
        {
            Requirement = "Be nice.",
            WithResume = (text, resume) => resume.Skills.AddRange([Skill(text, "Kotlin"), Skill(text, "Rust")]),
        }.Match();
        Assert.InRange(match.Topics.Count, 6, 8);
    }

    private static bool Add(Requirement requirement, string skill)
    {
        requirement.Skills.Add(skill);
        return true;
    }
}
