using SyncInterview.Documents.Tests.Kit;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Tests.Jobs;

public sealed class JobReaderTests
{
    [Theory]
    [InlineData("Senior Software Engineer at Acme Corp\n\nRequirements\n- C#", "Senior Software Engineer", "Acme Corp", "senior")]
    [InlineData("Job title: QA Lead\nCompany: Beta GmbH\nLevel: Mid-Senior\n\nRequirements\n- Selenium", "QA Lead", "Beta GmbH", "mid")]
    [InlineData("JUNIOR DATA ANALYST (M/F/D)\nGamma Ltd | London, UK\n\nREQUIREMENTS\n- SQL", "Junior Data Analyst", "Gamma Ltd", "junior")]
    [InlineData(
        "# Sr. DevOps Engineer\n\n## About Delta\nDelta makes maps.\n\n## Requirements\n- Linux", "Sr. DevOps Engineer", "Delta", "senior")]
    public async Task Title_company_and_seniority_are_found(string text, string title, string company, string seniority)
    {
        var job = await Read.JobAsync(text);
        Assert.Equal((title, company, seniority), (job.Title?.Value, job.Company?.Value, job.Seniority?.Value));
        SourcedCheck.AllBorneOut(job, (await Read.TextAsync(text)).Text);
    }

    [Theory]
    [InlineData("5+ years of Java", 5)]
    [InlineData("at least three years of Java", 3)]
    [InlineData("3-5 years' experience", 3)]
    [InlineData("2 to 4 yrs of Java", 2)]
    [InlineData("ten or more years in sales", 10)]
    [InlineData("24 month project", 0)]
    [InlineData("a 100 year old company", 0)]
    public async Task Years_are_read(string item, int years) => Assert.Equal(years, (await ItemAsync(item)).Years);

    [Theory]
    [InlineData("Bachelor's degree in computer science", "bachelor")]
    [InlineData("BSc or MSc in a technical field", "bachelor")]
    [InlineData("Master's degree in statistics", "master")]
    [InlineData("PhD in physics", "doctorate")]
    [InlineData("University degree", "bachelor")]
    [InlineData("A degree of patience", "")]
    [InlineData("Scrum master experience", "")]
    public async Task Degrees_are_read(string item, string degree) => Assert.Equal(degree, (await ItemAsync(item)).Degree);

    [Theory]
    [InlineData("Java or Kotlin", true)]
    [InlineData("one of Java, Kotlin or Scala", true)]
    [InlineData("a cloud such as AWS, Azure or Google Cloud", true)]
    [InlineData("Java and Kotlin", false)]
    [InlineData("Java, Kotlin", false)]
    [InlineData("Java for two years or more", false)]
    public async Task Alternatives_are_read(string item, bool anyOf) => Assert.Equal(anyOf, (await ItemAsync(item)).AnyOf);

    [Theory]
    [InlineData("Experience with Rust is a plus", RequirementKind.Nice)]
    [InlineData("Rust (optional)", RequirementKind.Nice)]
    [InlineData("Rust preferred", RequirementKind.Nice)]
    [InlineData("Rust, preferably in production", RequirementKind.Must)]
    [InlineData("Bachelor's degree; a master's degree is a plus", RequirementKind.Must)]
    public async Task A_wish_among_requirements_is_nice(string item, RequirementKind kind) =>
        Assert.Equal(kind, (await ItemAsync(item)).Kind);

    [Fact]
    public async Task What_is_only_wished_for_in_a_later_clause_is_not_asked_for()
    {
        var requirement = await ItemAsync("Solid Python; knowledge of Scala would be a plus");
        Assert.Equal(["Python"], requirement.Skills);
    }

    [Fact]
    public async Task Sections_without_bullets_are_read_by_lines_and_sentences()
    {
        var job = await Read.JobAsync("""
            Backend Developer

            Requirements:
            Three years of Python.
            Good knowledge of PostgreSQL.

            Nice to have:
            You know Terraform. You have run Kubernetes yourself and are not afraid of it. French would help too, as two speak nothing else.
            """);
        Assert.Equal([3, 0], job.Requirements.Take(2).Select(r => r.Years));
        Assert.Equal(2, job.Requirements.Count(r => r.Kind == RequirementKind.Must));
        Assert.Equal(3, job.Requirements.Count(r => r.Kind == RequirementKind.Nice));
    }

    [Fact]
    public async Task Without_a_section_of_requirements_sentences_that_ask_are_taken()
    {
        var job = await Read.JobAsync("""
            Backend Developer

            We make maps. You must have two years of experience with Python. We sit in Oslo. Knowledge of PostGIS is required.
            """);
        Assert.Equal(2, job.Requirements.Count);
        Assert.Equal(["Python"], job.Requirements[0].Skills);
    }

    [Fact]
    public async Task Benefits_and_the_company_ask_for_nothing()
    {
        var job = await Read.JobAsync(
            "# Developer\n\n## Requirements\n- C#\n\n## What we offer\n- 30 days of holiday\n- 5 years of free coffee\n");
        Assert.Single(job.Requirements);
    }

    private static async Task<Requirement> ItemAsync(string item) =>
        Assert.Single((await Read.JobAsync($"# Developer\n\n## Requirements\n\n- {item}\n")).Requirements);
}
