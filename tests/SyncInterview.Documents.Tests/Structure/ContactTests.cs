using SyncInterview.Documents.Tests.Kit;

namespace SyncInterview.Documents.Tests.Structure;

public sealed class ContactTests
{
    [Theory]
    [InlineData("JANE DOE\nSoftware Engineer\njane.doe@example.com", "JANE DOE")]
    [InlineData("Curriculum Vitae\n\nDr. Anna-Maria O'Neill\nBerlin, Germany\nanna@example.com", "Dr. Anna-Maria O'Neill")]
    [InlineData("Name: Li Wei\nEmail: li.wei@example.com\nPhone: 0170 1234567", "Li Wei")]
    [InlineData("Senior Backend Engineer\nJosé de la Cruz | jose@example.com | Madrid, Spain", "José de la Cruz")]
    [InlineData("Åsa Öberg, PhD\nStockholm, Sweden", "Åsa Öberg")]
    [InlineData("Vincent van Dijk (he/him)\nAmsterdam", "Vincent van Dijk")]
    public async Task The_name_is_found(string top, string name) =>
        Assert.Equal(name, (await Read.ResumeAsync(top + "\n\nEXPERIENCE\nEngineer, Acme Ltd, 2019 - 2020\n")).Basics.Name?.Value);

    [Theory]
    [InlineData("I have worked with many people on many things.")]
    [InlineData("SENIOR ENGINEER\nBerlin, Germany")]
    [InlineData("12345\n67890")]
    public async Task What_is_no_name_is_not_taken_for_one(string top) =>
        Assert.Null((await Read.ResumeAsync(top + "\n")).Basics.Name);

    [Theory]
    [InlineData("+46 70 174 06 12")]
    [InlineData("(415) 555-0123")]
    [InlineData("+1-416-555-0137")]
    [InlineData("020 7946 0958")]
    [InlineData("+49 (0)30 901820")]
    [InlineData("415.555.0123")]
    public async Task Telephone_numbers_are_found(string phone) =>
        Assert.Equal(phone, (await Read.ResumeAsync($"Ann Lee\nOslo, Norway | {phone} | ann@example.com\n")).Basics.Phone?.Value);

    [Theory]
    [InlineData("2018 - 2021")]
    [InlineData("01/2019 - 12/2020")]
    [InlineData("2019-01-15")]
    [InlineData("1,400,000")]
    public async Task Dates_and_counts_are_no_telephone_numbers(string text) =>
        Assert.Null((await Read.ResumeAsync($"Ann Lee\nEngineer, {text}\n")).Basics.Phone);

    [Fact]
    public async Task Web_addresses_are_found_and_frameworks_are_not()
    {
        const string contact = "ann@mail.example.com | linkedin.com/in/annlee | https://github.com/ann | annlee.dev | Node.js and ASP.NET";
        var basics = (await Read.ResumeAsync($"Ann Lee\n{contact}\n")).Basics;
        Assert.Equal(["linkedin.com/in/annlee", "https://github.com/ann", "annlee.dev"], basics.Urls.Select(url => url.Value));
    }

    [Theory]
    [InlineData("Austin, TX 78701")]
    [InlineData("Toronto, ON, Canada")]
    [InlineData("Remote")]
    [InlineData("Berlin, Germany")]
    public async Task The_place_is_found(string place) =>
        Assert.Equal(place, (await Read.ResumeAsync($"Ann Lee\n{place} | ann@example.com\n")).Basics.Location?.Value);

    [Fact]
    public async Task The_headline_and_a_summary_without_a_title_are_found()
    {
        const string summary = "Engineer with ten years in payments and logistics who likes to keep things simple, to measure before "
            + "changing anything, and to write down why.";
        var basics = (await Read.ResumeAsync($"Ann Lee\nPrincipal Engineer\nann@example.com\n\n{summary}\n\nSKILLS\nRust\n")).Basics;
        Assert.Equal("Principal Engineer", basics.Label.Value);
        Assert.Equal(summary, basics.Summary.Value);
    }
}
