using SyncInterview.Documents.Structure;

namespace SyncInterview.Documents.Tests.Structure;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("Mar 2021 – Present", "2021-03", null)]
    [InlineData("03/2021 - 11/2023", "2021-03", "2023-11")]
    [InlineData("2019–2021", "2019", "2021")]
    [InlineData("2019 - 2021", "2019", "2021")]
    [InlineData("January 2019 to date", "2019-01", null)]
    [InlineData("Sept. 2018 until currently", "2018-09", null)]
    [InlineData("Since April 2020", "2020-04", null)]
    [InlineData("from 2016 to 2018", "2016", "2018")]
    [InlineData("11.2016 – 08.2018", "2016-11", "2018-08")]
    [InlineData("2016-11 – 2018-08", "2016-11", "2018-08")]
    [InlineData("2016/11/01 - 2018/08/31", "2016-11", "2018-08")]
    [InlineData("1 May 2016 - 31st August 2018", "2016-05", "2018-08")]
    [InlineData("Mar – Jun 2021", "2021-03", "2021-06")]
    [InlineData("May '16 - Aug '18", "2016-05", "2018-08")]
    [InlineData("Summer 2015 - Winter 2016", "2015", "2016")]
    [InlineData("Engineer (Feb 2020—now), Acme", "2020-02", null)]
    public void Ranges_are_read(string text, string from, string? to)
    {
        var range = DateText.FindRange(text);
        Assert.NotNull(range);
        Assert.Equal((from, to), (range.From.Date.ToString(), range.To?.Date.ToString()));
        Assert.Equal(
            range.From.Date, DateText.Parse(text[range.From.Start..range.From.End]) is { Month: > 0 } whole ? whole : range.From.Date);
    }

    [Theory]
    [InlineData("grew from 2000 to 3000 users")]
    [InlineData("Room 2019-2021b")]
    [InlineData("10-20 people")]
    [InlineData("from Monday to Friday")]
    [InlineData("version 1.2 - 1.3")]
    [InlineData("2021 - 2019")]
    public void What_is_no_range_is_not_read_as_one(string text) =>
        Assert.Null(DateText.FindRange(text));

    [Theory]
    [InlineData("2023", true)]
    [InlineData("Mar 2021 – Present", true)]
    [InlineData("(2022 – 2023)", true)]
    [InlineData("Oslo", false)]
    [InlineData("Engineer since the spring of 2020 at the latest", false)]
    public void A_text_that_is_only_a_date_is_known(string text, bool isDate) => Assert.Equal(isDate, DateText.IsDate(text));
}
