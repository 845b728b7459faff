using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Matching;

/// <summary>Something a resume states: a bullet, a position, a summary, a certificate.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Stems">Its subject words.</param>
/// <param name="Employment">Index of the employment it belongs to; null outside of work.</param>
/// <param name="HasFigure">Whether it states a figure.</param>
internal sealed record Statement(Stretch At, IReadOnlySet<string> Stems, int? Employment, bool HasFigure);
