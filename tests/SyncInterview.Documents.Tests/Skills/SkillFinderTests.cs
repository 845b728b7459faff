using SyncInterview.Documents.Skills;
using SyncInterview.Documents.Tests.Kit;

namespace SyncInterview.Documents.Tests.Skills;

public sealed class SkillFinderTests
{
    [Fact]
    public void The_gazetteer_has_at_least_250_skills_each_once_and_implies_only_known_ones()
    {
        var names = Gazetteer.Default.Skills.Select(skill => skill.Name).ToList();
        Assert.InRange(names.Count, 250, 2_000);
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(Gazetteer.Default.Skills.SelectMany(skill => skill.Implies).Except(names));
    }

    [Theory]
    [InlineData("Wrote services in c-sharp on dotnet with EF Core", "C#;.NET;Entity Framework Core")]
    [InlineData("K8s, postgres, RabbitMQ, NodeJS and ReactJS", "Kubernetes;PostgreSQL;RabbitMQ;Node.js;React")]
    [InlineData("Experience with C++17, F#, ASP.NET MVC, VB.NET", "C++;F#;ASP.NET;Visual Basic")]
    [InlineData("an event-driven\ndesign on SQL\nServer", "Event-Driven Architecture;SQL Server")]
    [InlineData("CI/CD with GitHub Actions; TypeScript/JavaScript.", "CI/CD;GitHub Actions;TypeScript;JavaScript")]
    [InlineData("Python 3.11, Java 17 and .NET 8.", "Python;Java;.NET")]
    [InlineData("Amazon S3, EC2 and AWS Lambda", "Amazon S3;Amazon EC2;AWS Lambda")]
    public async Task Spellings_are_found(string text, string skills) =>
        Assert.Equal(skills.Split(';').Order(), (await NamesAsync(text)).Order());

    [Theory]
    [InlineData("wrote the operator in Go; it runs", "Go")]
    [InlineData("Go developer", "Go")]
    [InlineData("Python, Go, Rust", "Python;Go;Rust")]
    [InlineData("statistics in R and Python", "R;Python;Statistics")]
    [InlineData("firmware in C for small devices", "C")]
    [InlineData("C, C++ and Java", "C;C++;Java")]
    [InlineData("wrote Ruby code", "Ruby")]
    public async Task Ambiguous_names_are_found_among_words_that_speak_of_skills(string text, string skills) =>
        Assert.Equal(skills.Split(';').Order(), (await NamesAsync(text)).Order());

    [Theory]
    [InlineData("I go to work and let things go.")]
    [InlineData("Go to the office, then Go-live at noon.")]
    [InlineData("Vitamin C and plan C; R&D; C-level people; grade C, R. Smith")]
    [InlineData("Spring 2019 in Phoenix, AZ with Julia and Ruby Smith")]
    [InlineData("we excel at what we do, express ourselves, and less is more")]
    [InlineData("make rust, chef's kitchen, a spark of hope, swift replies, a helm in the storm")]
    [InlineData("see github.com/ann, https://react.dev/learn or mail python@example.com")]
    public async Task Ordinary_words_and_addresses_are_no_skills(string text) => Assert.Empty(await NamesAsync(text));

    [Theory]
    [InlineData("No experience with Kubernetes, but good at Docker", "Docker")]
    [InlineData("I have never used Terraform.", "")]
    [InlineData("Not familiar with Kafka. Uses RabbitMQ.", "RabbitMQ")]
    [InlineData("without any knowledge of Java", "")]
    public async Task What_is_denied_is_left_out(string text, string skills) =>
        Assert.Equal(skills.Split(';', StringSplitOptions.RemoveEmptyEntries), await NamesAsync(text));

    [Theory]
    [InlineData("Familiar with Terraform", true)]
    [InlineData("Basic knowledge of Terraform", true)]
    [InlineData("Terraform (beginner)", true)]
    [InlineData("Currently learning Terraform", true)]
    [InlineData("Terraform in production for years", false)]
    [InlineData("Machine learning on Terraform", false)]
    [InlineData("Kubernetes (basic), Terraform", false)]
    [InlineData("Familiar with Terraform\n\nTerraform at work for years", false)]
    public async Task A_skill_is_weak_only_when_every_mention_is(string text, bool weak) =>
        Assert.Equal(weak, (await Read.ResumeAsync(text)).Skills.Single(skill => skill.Name == "Terraform").Weak);

    [Fact]
    public async Task Broader_skills_follow_all_the_way_up()
    {
        var skill = (await Read.ResumeAsync("Kafka Streams")).Skills.Single();
        Assert.Superset(new HashSet<string> { "Apache Kafka", "Messaging", "Stream Processing" }, skill.Implies.ToHashSet());
    }

    [Fact]
    public async Task Most_evidence_comes_first_and_is_capped()
    {
        var text = "Docker\n\n" + string.Concat(Enumerable.Repeat("Rust and Python. Rust again.\n\n", 30));
        var skills = (await Read.ResumeAsync(text)).Skills;
        Assert.Equal(["Rust", "Python", "Docker"], skills.Select(skill => skill.Name));
        Assert.Equal(20, skills[0].Evidence.Count);
    }

    private static async Task<List<string>> NamesAsync(string text) =>
        [.. (await Read.ResumeAsync(text)).Skills.Select(skill => skill.Name)];
}
