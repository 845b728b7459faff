using SyncInterview.Analysis.Reporting.Marks;

namespace SyncInterview.Analysis.Tests.Reporting;

public sealed class IntervalTests
{
    [Fact]
    public void More_answers_and_less_spread_make_it_narrower()
    {
        Assert.True(Interval.HalfWidth([3, 4, 3, 4, 3, 4, 3, 4]) < Interval.HalfWidth([3, 4, 3, 4]));
        Assert.True(Interval.HalfWidth([3, 3, 3, 3]) < Interval.HalfWidth([1, 5, 1, 5]));
    }

    [Fact]
    public void One_answer_says_hardly_anything() => Assert.True(Interval.HalfWidth([4]) > 2);

    [Fact]
    public void It_is_students_t_on_the_spread_drawn_towards_a_typical_one()
    {
        // Two marks 2 and 4: variance (1 + 1 + 2 * 0.81) / 3, t for 3 degrees of freedom 2.353.
        Assert.Equal(2.353 * Math.Sqrt((2 + (2 * 0.81)) / 3 / 2), Interval.HalfWidth([2, 4]), 9);
    }

    [Fact]
    public void Hundreds_of_answers_are_no_trouble() =>
        Assert.InRange(Interval.HalfWidth([.. Enumerable.Range(0, 400).Select(i => (double)(1 + (i % 5)))]), 0.05, 0.2);
}
