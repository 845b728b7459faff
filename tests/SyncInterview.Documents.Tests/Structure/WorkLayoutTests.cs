using SyncInterview.Documents.Tests.Kit;

namespace SyncInterview.Documents.Tests.Structure;

/// <summary>The ways in which people set the head of an employment, each with the same facts.</summary>
public sealed class WorkLayoutTests
{
    private const string Facts = "Acme Corporation/Staff Software Engineer/2019-01/-; Globex Inc./Software Developer/2015-06/2018-12";

    public static TheoryData<string> Layouts => new()
    {
        // Employer and place, then title and dates.
        """
        EXPERIENCE
        Acme Corporation                    San Francisco, CA
        Staff Software Engineer             Jan 2019 - Present
        - Led the team that rebuilt search.
        Globex Inc.                         Austin, TX
        Software Developer                  June 2015 - December 2018
        - Wrote the billing service.
        """,
        // Title and dates, then employer and place.
        """
        Work Experience
        ---------------
        Staff Software Engineer      01/2019 – present
        Acme Corporation, San Francisco
        * Led the team that rebuilt search.
        Software Developer           06/2015 – 12/2018
        Globex Inc., Austin
        * Wrote the billing service.
        """,
        // Each on a line of its own, dates last.
        """
        ## Professional Experience

        Staff Software Engineer
        Acme Corporation
        January 2019 to date

        - Led the team that rebuilt search.

        Software Developer
        Globex Inc.
        Jun. 2015 until Dec. 2018

        - Wrote the billing service.
        """,
        // Each on a line of its own, dates first.
        """
        EMPLOYMENT HISTORY

        Jan 2019 - now
        Staff Software Engineer
        Acme Corporation
        - Led the team that rebuilt search.

        Jun 2015 - Dec 2018
        Software Developer
        Globex Inc.
        - Wrote the billing service.
        """,
        // All on one line.
        """
        Experience:
        Staff Software Engineer | Acme Corporation | San Francisco, CA | 2019-01 – Present
        - Led the team that rebuilt search.
        Software Developer | Globex Inc. | Austin, TX | 2015-06 – 2018-12
        - Wrote the billing service.
        """,
        """
        CAREER HISTORY
        Staff Software Engineer at Acme Corporation (Jan 2019 – Present)
        - Led the team that rebuilt search.
        Software Developer at Globex Inc. (Jun 2015 – Dec 2018)
        - Wrote the billing service.
        """,
        """
        # Experience
        Acme Corporation — Staff Software Engineer, since January 2019
        - Led the team that rebuilt search.

        Globex Inc. — Software Developer, 6/2015 - 12/2018
        - Wrote the billing service.
        """,
        // Dates at the left.
        """
        WORK EXPERIENCE
        01/2019 - present    Staff Software Engineer, Acme Corporation
            Led the team that rebuilt search and found that most queries were for the same words.
        06/2015 - 12/2018    Software Developer, Globex Inc.
            Wrote the billing service, which has sent every invoice of the company since it was made.
        """,
        // Nothing below the heads.
        """
        EXPERIENCE
        Staff Software Engineer, Acme Corporation, Jan 2019 - Present
        Software Developer, Globex Inc., Jun 2015 - Dec 2018
        """,
        """
        EXPERIENCE
        Acme Corporation
        Staff Software Engineer
        Jan 2019 - Present
        Globex Inc.
        Software Developer
        Jun 2015 - Dec 2018
        """,
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task Employer_title_and_dates_are_told_apart(string layout)
    {
        var text = await Read.TextAsync(layout);
        var resume = Read.Resume(text);
        Assert.Equal(
            Facts, string.Join(
                "; ", resume.Work.Select(
                    w => $"{w.Name?.Value}/{w.Position?.Value}/{w.StartDate?.Value}/{w.EndDate?.Value ?? (w.Current ? "-" : "?")}")));
        SourcedCheck.AllBorneOut(resume, text.Text);
    }

    [Fact]
    public async Task Several_titles_at_one_employer_share_it()
    {
        var work = (await Read.ResumeAsync("""
            EXPERIENCE
            Acme Corporation, Oslo
            Engineering Manager      2021 - Present
            - Hired six people.
            Senior Engineer          2018 - 2021
            - Wrote the scheduler.
            """)).Work;
        Assert.Equal(["Acme Corporation", "Acme Corporation"], work.Select(w => w.Name.Value));
        Assert.Equal(["Engineering Manager", "Senior Engineer"], work.Select(w => w.Position.Value));
        Assert.True(work[1].Name.Confidence < work[0].Name.Confidence);
    }

    [Fact]
    public async Task A_title_with_a_comma_keeps_its_team_when_the_employer_stands_elsewhere()
    {
        var work = Assert.Single((await Read.ResumeAsync("""
            EXPERIENCE
            Senior Engineer, Payments Platform      2020 - 2022
            Globex Inc.
            - Wrote it.
            """)).Work);
        Assert.Equal(("Senior Engineer, Payments Platform", "Globex Inc."), (work.Position.Value, work.Name.Value));
    }

    [Fact]
    public async Task A_caption_inside_an_entry_begins_no_entry()
    {
        var work = Assert.Single((await Read.ResumeAsync("""
            EXPERIENCE
            Senior Engineer, Globex Inc.      2020 - 2022
            - Wrote it.

            Key achievements
            - Halved the cost.
            """)).Work);
        Assert.Contains(work.Highlights, highlight => highlight.Value == "Halved the cost.");
    }

    [Fact]
    public async Task Overlapping_employments_count_once_and_gaps_not_at_all()
    {
        var resume = await Read.ResumeAsync("""
            EXPERIENCE
            Engineer, Acme Ltd      Jan 2020 - Dec 2020
            Tutor, Beta College     Jul 2020 - Mar 2021
            Engineer, Gamma GmbH    2022 - 2024
            """);
        Assert.Equal(15 + 24, resume.ExperienceMonths);
    }

    [Fact]
    public async Task A_right_column_with_skills_does_not_disturb_the_work_beside_it()
    {
        var pdf = new PdfMaker().Page();
        pdf.Text(50, 50, "Ann-Marie O'Neill", 22).Text(50, 70, "Senior Data Engineer", 12);
        pdf.Text(50, 110, "EXPERIENCE", 12, bold: true).Text(410, 110, "CONTACT", 12, bold: true);
        pdf.Text(50, 130, "Data Engineer").Text(300, 130, "Mar 2019 - Present").Text(410, 130, "ann@example.com");
        pdf.Text(50, 144, "Acme Corporation").Text(360, 144, "Oslo").Text(410, 146, "+47 22 12 34 56");
        string[] text = ["Wrote the pipelines that feed every report of the", "company and kept them running at night.", "Moved it all."];
        pdf.Lines(50, 158, 14, text);
        pdf.Text(410, 170, "SKILLS", 12, bold: true);
        pdf.Lines(410, 187, 15, "Python", "Apache Spark", "Snowflake", "Terraform", "dbt");
        pdf.Text(50, 214, "Analyst").Text(300, 214, "Jan 2016 - Feb 2019").Text(50, 228, "Beta Ltd").Text(350, 228, "Bergen");
        pdf.Lines(50, 242, 14, "Built the dashboards that the board looks at.");
        var resume = await Read.ResumeAsync(pdf.Build());
        Assert.Equal("Ann-Marie O'Neill", resume.Basics.Name.Value);
        Assert.Equal("+47 22 12 34 56", resume.Basics.Phone.Value);
        Assert.Equal(
            [("Acme Corporation", "Data Engineer", "2019-03"), ("Beta Ltd", "Analyst", "2016-01")],
            resume.Work.Select(w => (w.Name.Value, w.Position.Value, w.StartDate.Value)));
        Assert.Superset(
            new HashSet<string> { "Python", "Apache Spark", "Snowflake", "Terraform", "dbt" }, resume.Skills
                .Select(s => s.Name).ToHashSet());
    }
}
