using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Matching;

/// <summary>One employment as the matcher sees it: where it stands in the text and when it was. Not who the employer is.</summary>
/// <param name="At">From its first to its last character in the resume.</param>
/// <param name="Time">Null where the resume gives no start.</param>
internal sealed record Employment(Stretch At, MonthRange? Time);
