using SyncInterview.Documents.Tests.Kit;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Tests.Structure;

public sealed class EducationTests
{
    [Theory]
    [InlineData("Stanford University, B.S. in Computer Science, 2015", "Stanford University|B.S.|Computer Science||2015")]
    [InlineData("MSc Computer Science      2012 - 2014\nUniversity of Oslo", "University of Oslo|MSc|Computer Science|2012|2014")]
    [InlineData(
        "University of Oslo\nMaster of Science in Physics, Sep 2012 – Jun 2014", "University of Oslo|Master of Science|Physics"
        + "|2012-09|2014-06")]
    [InlineData("PhD, Machine Learning, ETH Zürich, 2018", "ETH Zürich|PhD|Machine Learning||2018")]
    [InlineData("Bachelor's degree in Economics\nBoston College\n2010", "Boston College|Bachelor's degree|Economics||2010")]
    [InlineData("2010 - 2013    B.Tech in Electronics, Anna University, Chennai", "Anna University|B.Tech|Electronics|2010|2013")]
    [InlineData("Technische Universität München — Diplom-Informatik", "Technische Universität München|Diplom|Informatik||")]
    public async Task School_degree_subject_and_dates_are_told_apart(string lines, string expected)
    {
        var text = await Read.TextAsync($"Ann Lee\n\nEDUCATION\n{lines}\n");
        var resume = Read.Resume(text);
        var school = Assert.Single(resume.Education);
        Sourced?[] found = [school.Institution, school.StudyType, school.Area, school.StartDate, school.EndDate];
        Assert.Equal(expected, string.Join('|', found.Select(sourced => sourced?.Value)));
        SourcedCheck.AllBorneOut(resume, text.Text);
    }

    [Fact]
    public async Task Two_schools_are_two_entries_and_remarks_are_none()
    {
        var education = (await Read.ResumeAsync("""
            EDUCATION
            MSc in Statistics, University of Leeds, 2016
            Thesis: On the measurement of very small things at the university.
            BSc in Mathematics, University of York, 2014
            Relevant coursework: algebra, analysis
            """)).Education;
        Assert.Equal(
            [("University of Leeds", "2016"), ("University of York", "2014")], education.Select(
                e => (e.Institution.Value, e.EndDate.Value)));
    }
}
