using System.Xml.Linq;
using SyncInterview.Contracts.Kit;

namespace SyncInterview.Contracts.Repository;

public sealed class SolutionTests
{
    private static readonly IReadOnlyList<string> ProjectFiles =
        [.. Checkout.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    public static TheoryData<string> Projects => [.. ProjectFiles];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_project_is_in_the_solution(string project) =>
        Assert.Contains($"\"{project.Replace('/', '\\')}\"", Checkout.Read("SyncInterview.sln"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_packages_without_versions(string project)
    {
        var packages = XDocument.Parse(Checkout.Read(project)).Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "PackageVersion")
            .ToList();

        Assert.DoesNotContain(packages, package => package.Name.LocalName == "PackageVersion");
        Assert.DoesNotContain(packages, package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null);
        Assert.DoesNotContain(packages, package => package.Elements().Any(element => element.Name.LocalName is "Version" or "VersionOverride"));
    }

    [Fact]
    public void Package_versions_do_not_float()
    {
        var versions = XDocument.Parse(Checkout.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => (string?)package.Attribute("Version"))
            .ToList();

        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.Matches(@"^(\d+\.\d+\.\d+(-[\w.]+)?|\$\(\w+\))$", version));
    }

    [Fact]
    public void Every_test_project_is_where_the_test_command_looks_for_it()
    {
        var testProjects = ProjectFiles
            .Where(project => Checkout.Read(project).Contains("<IsTestProject>true", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(testProjects);
        Assert.All(testProjects, project => Assert.Matches(@"^tests/(SyncInterview\.\w+\.Tests)/\1\.csproj$", project));
    }

    [Fact]
    public void Npm_packages_have_exact_versions_and_name_no_registry()
    {
        Assert.DoesNotMatch("\"[~^*]|http|\"latest\"", Checkout.Read("tests/foreign/package.json"));
        Assert.DoesNotMatch("\"resolved\"|http", Checkout.Read("tests/foreign/package-lock.json"));
    }
}
