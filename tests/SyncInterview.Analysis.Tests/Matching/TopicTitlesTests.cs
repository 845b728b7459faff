using SyncInterview.Analysis.Matching;

namespace SyncInterview.Analysis.Tests.Matching;

public sealed class TopicTitlesTests
{
    [Theory]
    [InlineData("Experience with double-entry ledgers or accounting systems.", "Double-entry ledgers")]
    [InlineData("Knowledge of PCI DSS.", "PCI DSS")]
    [InlineData("Experience with event-driven architecture: outbox, idempotent consumers, retries.", "Event-driven architecture")]
    [InlineData("3+ years of experience in platform engineering, SRE or DevOps.", "Platform engineering")]
    [InlineData("Experience leading a team of at least three engineers.", "Leading a team")]
    [InlineData("Strong understanding of the domain", "Domain")]
    [InlineData("", "The role's requirements")]
    public void The_subject_is_taken_out_of_its_wrapping(string requirement, string title) =>
        Assert.Equal(title, TopicTitles.FromWording(requirement));
}
