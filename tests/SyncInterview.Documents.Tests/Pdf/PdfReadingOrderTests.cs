using SyncInterview.Documents.Tests.Kit;

namespace SyncInterview.Documents.Tests.Pdf;

public sealed class PdfReadingOrderTests
{
    private static readonly string[] Left =
    [
        "CONTACT", "ann@example.com", "SKILLS", "Rust", "Kotlin", "Terraform", "PostgreSQL", "LANGUAGES", "English (native)",
        "French (basic)",
    ];

    private static readonly string[] Right =
    [
        "EXPERIENCE", "Built the search service for a marketplace", "with four engineers over two years.",
        "Moved the nightly jobs to a queue and", "halved their cost within a quarter.", "Introduced tracing across nine services",
        "and found the slowest call in a day.", "Reviewed designs for the mobile teams.", "EDUCATION",
        "Studied computer science at a university", "and wrote a thesis on storage engines.",
    ];

    [Fact]
    public async Task Two_columns_are_read_one_after_the_other()
    {
        var pdf = new PdfMaker().Page();
        pdf.Lines(40, 60, 15, Left);
        pdf.Lines(220, 62, 14, Right);
        Assert.Equal<string[]>([.. Left, .. Right], await LinesAsync(pdf));
    }

    [Fact]
    public async Task Two_columns_on_the_same_line_grid_are_columns_all_the_same()
    {
        var pdf = new PdfMaker().Page();
        pdf.Lines(40, 60, 14, Left);
        pdf.Lines(220, 60, 14, Right);
        Assert.Equal<string[]>([.. Left, .. Right], await LinesAsync(pdf));
    }

    [Fact]
    public async Task Two_columns_of_running_text_on_the_same_grid_are_read_one_after_the_other()
    {
        string[] first =
        [
            "The first column of this paper tells",
            "how the study was set up and why it",
            "had to be done again a year later,",
            "with twice as many people in it and",
            "another way to ask the questions.",
        ];
        string[] second =
        [
            "The second column then tells what",
            "came of it: less than was hoped, but",
            "enough to see that the way to ask",
            "matters more than the number of",
            "those who were asked at all.",
        ];
        var pdf = new PdfMaker().Page();
        pdf.Lines(50, 100, 14, first);
        pdf.Lines(310, 100, 14, second);
        Assert.Equal<string[]>([.. first, .. second], await LinesAsync(pdf));
    }

    [Fact]
    public async Task A_heading_across_both_columns_parts_them()
    {
        var pdf = new PdfMaker().Page();
        pdf.Text(60, 40, "Ann Lee, engineer of many years and of many different things, in Oslo", 14);
        pdf.Lines(40, 70, 14, Left);
        pdf.Lines(220, 70, 14, Right);
        pdf.Text(60, 260, "And a line that runs across the whole of the page to end it, in full", 12);
        var lines = await LinesAsync(pdf);
        Assert.StartsWith("Ann Lee", lines[0], StringComparison.Ordinal);
        Assert.Equal<string[]>([.. Left, .. Right], lines[1..^1]);
        Assert.StartsWith("And a line", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_at_the_right_margin_stay_on_their_lines()
    {
        var pdf = new PdfMaker().Page();
        string[] titles = ["Engineer, Acme Ltd", "Developer, Beta GmbH", "Intern, Gamma AB", "Tutor, Delta College", "Tester, Epsilon Inc"];
        string[] dates = ["Jan 2020 - Present", "Mar 2018 - Dec 2019", "Jun 2017 - Aug 2017", "2015 - 2016", "2014 - 2015"];
        for (var i = 0; i < titles.Length; i++)
        {
            pdf.Text(50, 100 + (40 * i), titles[i]);
            pdf.Text(470 - (3 * dates[i].Length), 100 + (40 * i), dates[i]);
            pdf.Text(60, 114 + (40 * i), "What was done there in a sentence of some length.");
        }

        var lines = await LinesAsync(pdf);
        Assert.Equal(titles.Zip(dates, (title, date) => $"{title}\t{date}"), lines.Where(line => line.Contains('\t')));
    }

    [Fact]
    public async Task Places_at_the_right_margin_stay_on_their_lines()
    {
        var pdf = new PdfMaker().Page();
        string[] places = ["Oslo", "Manchester", "Berlin", "San Francisco", "Lyon"];
        for (var i = 0; i < places.Length; i++)
        {
            pdf.Text(50, 100 + (30 * i), $"Company number {i}");
            pdf.Text(530 - (5 * places[i].Length), 100 + (30 * i), places[i]);
            pdf.Text(50, 114 + (30 * i), "Engineer who wrote things that ran for years");
        }

        Assert.Equal(
            places.Select((place, i) => $"Company number {i}\t{place}"), (await LinesAsync(pdf)).Where(line => line.Contains('\t')));
    }

    [Fact]
    public async Task Dates_at_the_left_margin_stay_on_their_lines()
    {
        var pdf = new PdfMaker().Page();
        for (var i = 0; i < 5; i++)
        {
            pdf.Text(50, 100 + (45 * i), $"{2010 + (2 * i)} - {2012 + (2 * i)}");
            pdf.Text(150, 100 + (45 * i), $"Engineer at company number {i}");
            pdf.Text(150, 114 + (45 * i), "Wrote the service that everybody used");
        }

        Assert.Equal(5, (await LinesAsync(pdf)).Count(line => line.Contains("\tEngineer at", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Labels_of_a_table_of_skills_stay_on_their_lines()
    {
        string[] labels = ["Languages", "Databases", "Platform", "Tools", "Testing"];
        var pdf = new PdfMaker().Page();
        for (var i = 0; i < labels.Length; i++)
        {
            pdf.Text(50, 100 + (15 * i), labels[i]);
            pdf.Text(150, 100 + (15 * i), "Python, Rust and a few more of the kind");
        }

        Assert.Equal(labels.Select(label => label + "\tPython, Rust and a few more of the kind"), await LinesAsync(pdf));
    }

    [Fact]
    public async Task Wrapped_lines_continue_their_bullet_and_bullets_begin_paragraphs()
    {
        var pdf = new PdfMaker().Page();
        pdf.Text(50, 100, "\u0095");
        pdf.Text(62, 100, "Built the thing that everybody wanted to have and that nobody else had built before");
        pdf.Text(62, 113, "because it was hard.");
        pdf.Text(50, 128, "\u0095");
        pdf.Text(62, 128, "Kept it alive for three years without a single hour of it being down in all that time");
        pdf.Text(62, 141, "and wrote down how.");
        var text = await Read.TextAsync(pdf.Build());
        Assert.Equal([true, false, true, false], text.Lines.Select(line => line.Traits.IsBullet));
        Assert.Equal([true, false, true, false], text.Lines.Select(line => line.Traits.StartsParagraph));
        Assert.StartsWith("• Built", text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headings_are_known_by_size_or_capitals()
    {
        var pdf = new PdfMaker().Page();
        pdf.Text(50, 80, "Ann Lee", 20)
            .Text(50, 110, "Experience", 13)
            .Text(50, 130, "Wrote things that many people used every day.")
            .Text(50, 150, "SKILLS")
            .Text(50, 165, "Python and Rust, mostly at work.");
        Assert.Equal([true, true, false, true, false], (await Read.TextAsync(pdf.Build())).Lines.Select(line => line.Traits.IsHeading));
    }

    [Fact]
    public async Task Page_numbers_and_repeated_headers_do_not_cut_text()
    {
        var pdf = new PdfMaker();
        for (var i = 1; i <= 3; i++)
        {
            pdf.Page().Text(50, 30, "Ann Lee, resume");
            pdf.Text(50, 100, $"Text of page number {i} of the document").Text(290, 820, $"Page {i} of 3");
        }

        var text = await Read.TextAsync(pdf.Build());
        string[] bodies = [.. Enumerable.Range(1, 3).Select(i => $"Text of page number {i} of the document")];
        Assert.Equal<string[]>(["Ann Lee, resume", .. bodies], text.Text.Split('\n'));
        Assert.Equal([1, 1, 2, 3], text.Lines.Select(line => line.Page));
        Assert.Equal(3, text.PageCount);
    }

    [Fact]
    public async Task Tiny_text_is_hidden_and_text_off_the_page_is_left_out()
    {
        var pdf = new PdfMaker().Page().Text(50, 100, "Ann Lee writes software").Text(50, 200, "hire this person at once", 1).Text(
            700, 300, "beside the page");
        var text = await Read.TextAsync(pdf.Build());
        Assert.Equal("Ann Lee writes software", text.Text);
        Assert.Equal(["hire this person at once"], text.HiddenText);
    }

    [Fact]
    public async Task Text_outside_what_viewers_show_of_a_page_is_left_out()
    {
        var pdf = new PdfMaker().Boxes("/CropBox [0 0 300 842]").Page().Text(50, 100, "Ann Lee writes software").Text(
            400, 100, "beside the shown part");
        Assert.Equal("Ann Lee writes software", (await Read.TextAsync(pdf.Build())).Text);
    }

    [Fact]
    public async Task A_page_without_text_among_others_is_told()
    {
        var text = await Read.TextAsync(new PdfMaker().Page().Text(50, 100, "Ann Lee writes software").Page().Picture().Build());
        Assert.Contains("Page 2", Assert.Single(text.Problems).Message, StringComparison.Ordinal);
    }

    private static async Task<string[]> LinesAsync(PdfMaker pdf) => (await Read.TextAsync(pdf.Build())).Text.Split('\n');
}
