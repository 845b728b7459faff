using System.Globalization;

namespace SyncInterview.Analysis.Rendering;

/// <summary>Maps values to places along a plot, in percent of its width: plots stretch with the page, dots and words do not.</summary>
/// <param name="Low">Value at the left end.</param>
/// <param name="High">Value at the right end.</param>
internal readonly record struct Scale(double Low, double High)
{
    /// <summary>The place of a value; what lies outside is drawn at the edge.</summary>
    public string At(double value) => Percent(Share(value));

    /// <summary>The width between two values.</summary>
    public string Width(double from, double to) => Percent(Math.Max(0, Share(to) - Share(from)));

    private double Share(double value) => High <= Low ? 0 : Math.Clamp((value - Low) / (High - Low), 0, 1);

    private static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
