namespace SyncInterview.Analysis.Reporting;

/// <summary>Names of reports. The report of <c>interviews/x</c> is <c>reports/x</c>.</summary>
internal static class ReportNames
{
    public const string Collection = "reports";

    public const string Interviews = "interviews";

    public static string ReportOf(string interview) => $"{Collection}/{IdOf(interview)}";

    public static string InterviewOf(string report) => $"{Interviews}/{IdOf(report)}";

    public static string IdOf(string name) => name[(name.LastIndexOf('/') + 1)..];
}
