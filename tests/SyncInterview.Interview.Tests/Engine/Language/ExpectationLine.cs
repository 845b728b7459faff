using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>
/// What must come, or must not: <c>expect 5.8s BRIDGE</c>, <c>expect TENTATIVE within 800ms</c>, <c>never DELTA</c>. A time to be within
/// counts from the act before the line.
/// </summary>
/// <param name="IsNever">Whether it must not come.</param>
/// <param name="At">The exact time; null: any.</param>
/// <param name="Message">The message.</param>
/// <param name="Since">Time of the act before the line.</param>
/// <param name="Within">How long after the act; null: any time.</param>
internal sealed record ExpectationLine(bool IsNever, TimeSpan? At, MessagePattern Message, TimeSpan Since, TimeSpan? Within) : ScenarioLine
{
    public static ExpectationLine Read(bool isNever, TimeSpan since, LineReader line)
    {
        var at = line.OptionalTime();
        return new(isNever, at, MessagePattern.Read(line), since, line.Take("within") ? line.Time() : null);
    }

    public override string Print() =>
        (IsNever ? "never " : "expect ")
        + (At is { } at ? Seconds(at) + " " : "")
        + Message.Print()
        + (Within is { } within ? " within " + Seconds(within) : "");

    public bool Matches(TimeSpan at, ServerMessage message) =>
        (At ?? at) == at
        && (Within is not { } within || (at >= Since && at <= Since + within))
        && Message.Matches(message);
}
