using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Indexes;

/// <summary>A segment as it was read, and the condition under which it may be replaced.</summary>
internal sealed record IndexNode(string Name, IndexSegment Segment, WriteCondition Condition);
