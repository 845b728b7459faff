using System.Collections.Concurrent;
using SyncInterview.Events.V1;

namespace SyncInterview.Analysis.Tests.Kit;

/// <summary>What was announced on <c>report-ready</c>.</summary>
internal sealed class ReportsReady
{
    public ConcurrentQueue<ReportReady> Events { get; } = new();
}
