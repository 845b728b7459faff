using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Tests.Contracts;

namespace SyncInterview.BuildingBlocks.Tests.Events;

public sealed class EventHandlerRegistrationTests
{
    private readonly ServiceCollection _services = [];

    [Fact]
    public void A_group_has_one_handler_a_topic()
    {
        _services.AddEventHandler<SourceContext, ProbeHandler<int>>("topic", "group");
        _services.AddEventHandler<SourceContext, ProbeHandler<int>>("topic", "another group");
        _services.AddEventHandler<SourceContext, ProbeHandler<int>>("another topic", "group");

        var error = Assert.Throws<InvalidOperationException>(
            () => _services.AddEventHandler<SourceContext, ProbeHandler<int>>("topic", "group"));
        Assert.Contains("'group' already has a handler for topic 'topic'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "group")]
    [InlineData("topic", "")]
    public void Names_must_not_be_empty(string topic, string group) =>
        Assert.ThrowsAny<ArgumentException>(() => _services.AddEventHandler<SourceContext, ProbeHandler<int>>(topic, group));
}
