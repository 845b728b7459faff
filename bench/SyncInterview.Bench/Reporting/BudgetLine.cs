namespace SyncInterview.Bench.Reporting;

/// <summary>A figure of the product beside what it is allowed to be.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Unit">Its unit; empty for ratios.</param>
/// <param name="Budget">The most it may be.</param>
/// <param name="Measured">Median over the repeats; null where nothing was measured.</param>
/// <param name="Least">The best repeat.</param>
/// <param name="Most">The worst repeat.</param>
/// <param name="Samples">Samples over all repeats.</param>
internal sealed record BudgetLine(string Name, string Unit, double Budget, double? Measured, double? Least, double? Most, int Samples)
{
    /// <summary>Whether the median is within the budget; null where nothing was measured.</summary>
    public bool? IsMet => Measured is { } measured ? measured <= Budget : null;
}
