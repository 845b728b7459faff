using SyncInterview.Documents.Tests.Kit;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Tests.Samples;

public sealed class JobSampleTests
{
    public static TheoryData<string, string> Names => new()
    {
        { "backend-engineer-payments", "docx" }, { "data-engineer", "md" }, { "platform-engineer", "txt" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Title_and_seniority_are_found(string name, string extension)
    {
        var truth = Sample.Truth(name);
        var job = await JobAsync(name, extension);
        Assert.Equal(truth.GetProperty("title").GetString(), job.Title?.Value);
        Assert.Equal(truth.GetProperty("seniority").GetString(), job.Seniority?.Value);
    }

    [Theory]
    [InlineData("backend-engineer-payments", "docx", "Norrfjord Payments AB")]
    [InlineData("data-engineer", "md", "Thistlemere Grocers Inc.")]
    [InlineData("platform-engineer", "txt", "Gullwing Mobility Ltd")]
    public async Task The_employer_is_found(string name, string extension, string company) =>
        Assert.Equal(company, (await JobAsync(name, extension)).Company?.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Musts_and_wishes_are_counted_right(string name, string extension)
    {
        var truth = Sample.Truth(name);
        var requirements = (await JobAsync(name, extension)).Requirements;
        Assert.Equal(truth.GetProperty("must").GetArrayLength(), requirements.Count(r => r.Kind == RequirementKind.Must));
        Assert.Equal(truth.GetProperty("nice").GetArrayLength(), requirements.Count(r => r.Kind == RequirementKind.Nice));
        Assert.Equal(requirements.Select((_, i) => $"r{i + 1}"), requirements.Select(r => r.Id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_value_is_made_up(string name, string extension)
    {
        var file = Sample.Bytes($"jobs/{name}.{extension}");
        Assert.InRange(SourcedCheck.AllBorneOut(await Read.JobAsync(file), (await Read.TextAsync(file)).Text), 30, 200);
    }

    [Fact]
    public async Task Years_degree_skills_and_alternatives_are_read_from_each_requirement()
    {
        var r = (await JobAsync("data-engineer", "md")).Requirements;
        Assert.Equal((7, ""), (r[0].Years, r[0].Degree));
        Assert.Equal(["Python", "SQL"], r[1].Skills);
        Assert.Equal((3, false), (r[2].Years, r[2].AnyOf));
        Assert.Contains("Apache Spark", r[2].Skills);
        Assert.Equal((true, "Snowflake", "BigQuery"), (r[4].AnyOf, r[4].Skills[^2], r[4].Skills[^1]));
        Assert.True(r[5].AnyOf);
        Assert.Equal("bachelor", r[7].Degree);
    }

    [Fact]
    public async Task Responsibilities_are_listed()
    {
        Assert.Equal(5, (await JobAsync("backend-engineer-payments", "docx")).Responsibilities.Count);
        Assert.Equal(5, (await JobAsync("data-engineer", "md")).Responsibilities.Count);
        Assert.Equal(5, (await JobAsync("platform-engineer", "txt")).Responsibilities.Count);
    }

    private static Task<JobDescription> JobAsync(string name, string extension) => Read.JobAsync(Sample.Bytes($"jobs/{name}.{extension}"));
}
