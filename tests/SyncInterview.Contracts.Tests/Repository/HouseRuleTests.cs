using System.Text.RegularExpressions;
using SyncInterview.Contracts.Kit;

namespace SyncInterview.Contracts.Repository;

/// <summary>The rules of CONTRIBUTING.md that a machine can hold.</summary>
public sealed class HouseRuleTests
{
    private const int LongestFile = 300;

    /// <summary>Files that may be longer, each with the reason why one piece reads better than two.</summary>
    private static readonly Dictionary<string, string> LongFiles = new()
    {
        ["tests/SyncInterview.BuildingBlocks.Tests/Contracts/EventBusContract.cs"] =
            "The whole contract of the event bus, which every adapter inherits as one class.",
    };

    private static readonly IReadOnlyList<string> Sources =
        [.. Checkout.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))];

    [Fact]
    public void No_file_is_long_without_a_reason()
    {
        var tooLong = Sources.Where(file => Checkout.Read(file).AsSpan().Count('\n') > LongestFile);

        Assert.Equal(LongFiles.Keys.Order(StringComparer.Ordinal), tooLong.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_type_is_named_after_nothing_in_particular() =>
        AssertNowhere(Sources, @"\b(class|record|struct|interface|enum)\s+\w*(Helper|Manager|Util)");

    [Fact]
    public void A_file_holds_one_public_type()
    {
        var offenders = Sources.Where(file =>
            Regex.Count(Checkout.Read(file), @"^public\s+[\w\s]*\b(class|record|struct|interface|enum|delegate)\b", RegexOptions.Multiline) > 1);

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData(@"\bNotImplementedException\b")]
    [InlineData(@"\b(TODO|FIXME|HACK)\b")]
    [InlineData(@"\bThread\.Sleep\b")]
    [InlineData(@"\basync\s+void\b")]
    [InlineData(@"\.(Wait\(\)|GetAwaiter\(\)\.GetResult\(\))")]
    [InlineData(@"\[(Fact|Theory)\([^)]*\bSkip\b")]
    public void No_source_contains_what_hides_a_stub_a_block_or_a_test_that_does_not_run(string pattern) =>
        AssertNowhere(Sources.Where(file => Path.GetFileName(file) != $"{nameof(HouseRuleTests)}.cs"), pattern);

    [Fact]
    public void Services_take_the_time_from_a_TimeProvider() =>
        AssertNowhere(
            Sources.Where(file => file.StartsWith("services/", StringComparison.Ordinal)),
            @"\bDateTime(Offset)?\.(Utc)?Now\b|\bStopwatch\b|\bEnvironment\.TickCount");

    [Fact]
    public void The_entry_point_of_a_service_only_composes()
    {
        var entryPoints = Sources.Where(file => Regex.IsMatch(file, "^services/[^/]+/Program.cs$")).ToList();

        Assert.NotEmpty(entryPoints);
        Assert.All(entryPoints, file => Assert.InRange(Checkout.Read(file).AsSpan().Count('\n'), 1, 25));
    }

    // A checkout must mean the same on every machine: no paths of the one it was written on, no registries it used.
    [Theory]
    [InlineData(@"(?<![\w.-])/(root|home/\w+|[w]ork|Users/\w+|[t]mp/w)/")]
    [InlineData(@"https?://[\w.-]*(nuget|npmjs|[r]egistry|artifactory|nexus|pypi|mirror)[\w.-]*")]
    public void No_file_names_a_machines_paths_or_registries(string pattern) =>
        AssertNowhere(Checkout.Files.Where(file => Path.GetExtension(file) is not (".pdf" or ".docx" or ".binpb" or ".snk")), pattern);

    [Fact]
    public void No_file_configures_a_registry() =>
        Assert.DoesNotContain(Checkout.Files, file => Path.GetFileName(file).ToLowerInvariant() is ".npmrc" or "nuget.config" or "pip.conf");

    private static void AssertNowhere(IEnumerable<string> files, string pattern)
    {
        var searched = files.ToList();
        var expression = new Regex(pattern);
        var hits = searched.SelectMany(file => Checkout.Read(file).Split('\n')
            .Select((line, index) => (Text: line, Place: $"{file}:{index + 1}"))
            .Where(line => expression.IsMatch(line.Text))
            .Select(line => $"{line.Place}: {line.Text.Trim()}"));

        Assert.NotEmpty(searched);
        Assert.Empty(hits);
    }
}
