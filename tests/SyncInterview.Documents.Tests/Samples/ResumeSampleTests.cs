using SyncInterview.Documents.Tests.Kit;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Tests.Samples;

public sealed class ResumeSampleTests
{
    public static TheoryData<string> Names => ["mara-lindqvist", "tomas-okafor", "priya-raman"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_person_and_the_ways_to_reach_them_are_found(string name)
    {
        var truth = Sample.Truth(name);
        var basics = (await ReadAsync(name)).Resume.Basics;
        Assert.Equal(truth.GetProperty("name").GetString(), basics.Name?.Value);
        Assert.Equal(truth.GetProperty("email").GetString(), basics.Email?.Value);
        Assert.Equal(truth.GetProperty("phone").GetString(), basics.Phone?.Value);
        Assert.NotNull(basics.Label);
        Assert.NotNull(basics.Location);
        Assert.NotNull(basics.Summary);
        Assert.Contains(basics.Urls, url => url.Value == name + ".example");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_employment_has_its_employer_title_and_dates(string name)
    {
        var expected = Sample.Truth(name).GetProperty("work").EnumerateArray()
            .Select(work => (Text(work, "name"), Text(work, "position"), Text(work, "startDate"), Text(work, "endDate")));
        var found = (await ReadAsync(name)).Resume.Work
            .Select(work => (work.Name?.Value, work.Position?.Value, work.StartDate?.Value, work.EndDate?.Value));
        Assert.Equal(expected, found);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_education_has_its_school_degree_and_end(string name)
    {
        var expected = Sample.Truth(name).GetProperty("education").EnumerateArray()
            .Select(school => (Text(school, "institution"), Text(school, "studyType"), Text(school, "area"), Text(school, "endDate")));
        var found = (await ReadAsync(name)).Resume.Education
            .Select(school => (school.Institution?.Value, school.StudyType?.Value, school.Area?.Value, school.EndDate?.Value));
        Assert.Equal(expected, found);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task At_least_95_percent_of_the_listed_skills_are_found(string name)
    {
        var expected = Sample.Truth(name).GetProperty("skills").EnumerateArray().Select(skill => skill.GetString()!).ToList();
        var found = (await ReadAsync(name)).Resume.Skills.Select(skill => skill.Name).ToHashSet();
        var missing = expected.Where(skill => !found.Contains(skill)).ToList();
        Assert.True(missing.Count <= 0.05 * expected.Count, "missing: " + string.Join(", ", missing));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_value_is_made_up(string name)
    {
        var (text, resume) = await ReadAsync(name);
        Assert.InRange(SourcedCheck.AllBorneOut(resume, text), 60, 400);
    }

    [Theory]
    [InlineData("mara-lindqvist", 7, 4, 2)]
    [InlineData("tomas-okafor", 4, 4, 3)]
    [InlineData("priya-raman", 5, 1, 3)]
    public async Task Each_employment_keeps_its_own_highlights(string name, int first, int second, int third)
    {
        var work = (await ReadAsync(name)).Resume.Work;
        Assert.Equal([first, second, third], work.Take(3).Select(w => w.Highlights.Count(h => h.Value.Length > 40)));
    }

    [Theory]
    [InlineData("mara-lindqvist", 126)]
    [InlineData("tomas-okafor", 135)]
    [InlineData("priya-raman", 151)]
    public async Task Months_of_employment_count_overlaps_once(string name, int months) =>
        Assert.Equal(months, (await ReadAsync(name)).Resume.ExperienceMonths);

    [Fact]
    public async Task Languages_certificates_and_projects_are_found()
    {
        var resume = (await ReadAsync("tomas-okafor")).Resume;
        Assert.Equal(["English (native)", "Igbo (conversational)", "Spanish (basic)"], resume.Languages.Select(l => l.Value));
        Assert.Equal(
            ["Certified Kubernetes Administrator, 2021", "HashiCorp Terraform Associate, 2020"], resume.Certificates.Select(c => c.Value));
        var project = Assert.Single(resume.Projects);
        Assert.Equal("driftwatch", project.Name.Value);
        Assert.StartsWith("Command-line tool in Go", project.Description.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_is_only_familiar_with_is_weak()
    {
        var resume = (await ReadAsync("mara-lindqvist")).Resume;
        Assert.True(resume.Skills.Single(skill => skill.Name == "Apache Kafka").Weak);
        Assert.True(resume.Skills.Single(skill => skill.Name == "Terraform").Weak);
        Assert.False(resume.Skills.Single(skill => skill.Name == "PostgreSQL").Weak);
        Assert.Contains(".NET", resume.Skills.Single(skill => skill.Name == "ASP.NET Core").Implies);
    }

    private static string? Text(System.Text.Json.JsonElement element, string property) => element.GetProperty(property).GetString();

    private static async Task<(string Text, Resume Resume)> ReadAsync(string name)
    {
        var extension = name == "priya-raman" ? "docx" : "pdf";
        var text = await Read.TextAsync(Sample.Bytes($"resumes/{name}.{extension}"));
        return (text.Text, Read.Resume(text));
    }
}
