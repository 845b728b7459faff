using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.BuildingBlocks.Events;

namespace SyncInterview.BuildingBlocks.Tests.Events;

public sealed class CloudEventTests
{
    private static readonly DateTimeOffset Time = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void The_envelope_has_the_attributes_of_CloudEvents_and_the_data_in_protobufs_JSON_form()
    {
        using var activity = new Activity("a").Start();
        activity.TraceStateString = "vendor=1";
        var json = CloudEvent.Wrap("e1", new SourceContext { FileName = "é \"q\"" }, "/here", Time, activity).ToJson();

        var root = JsonDocument.Parse(json).RootElement;

        Assert.Equal(
            ["specversion", "id", "type", "source", "time", "datacontenttype", "traceparent", "tracestate", "data"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("1.0", root.GetProperty("specversion").GetString());
        Assert.Equal("google.protobuf.SourceContext", root.GetProperty("type").GetString());
        Assert.Equal("2030-01-02T03:04:05+00:00", root.GetProperty("time").GetString());
        Assert.Equal(activity.Id, root.GetProperty("traceparent").GetString());
        Assert.Equal("é \"q\"", root.GetProperty("data").GetProperty("fileName").GetString());
    }

    [Fact]
    public void An_envelope_is_read_back_as_it_was_written()
    {
        var written = CloudEvent.Wrap("e1", new SourceContext { FileName = "f" }, "/here", Time, null);

        var read = CloudEvent.Parse(written.ToJson());

        Assert.Equal(written with { Data = read.Data }, read);
        Assert.Equal("f", EventData.Parse<SourceContext>(read.Data).FileName);
    }

    [Fact]
    public void Unknown_attributes_and_fields_of_a_newer_publisher_are_ignored()
    {
        const string Json = """
            {"specversion":"1.0","id":"i","type":"t","source":"s","time":"2030-01-02T03:04:05Z","topic":"x","pubsubname":"y",
             "data":{"fileName":"f","addedLater":{"a":[1]}}}
            """;

        var read = CloudEvent.Parse(Encoding.UTF8.GetBytes(Json));

        Assert.Equal("f", EventData.Parse<SourceContext>(read.Data).FileName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"specversion":"0.3","id":"i","type":"t","source":"s","time":"2030-01-02T03:04:05Z","data":{}}""")]
    [InlineData("""{"specversion":"1.0","id":"","type":"t","source":"s","time":"2030-01-02T03:04:05Z","data":{}}""")]
    [InlineData("""{"specversion":"1.0","id":"i","type":"t","source":"s","time":"yesterday","data":{}}""")]
    [InlineData("""{"specversion":"1.0","id":"i","type":"t","source":"s","time":"2030-01-02T03:04:05Z"}""")]
    public void What_is_no_envelope_is_refused(string json) =>
        Assert.Throws<InvalidDataException>(() => CloudEvent.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Data_that_is_not_the_messages_JSON_form_is_refused() =>
        Assert.Throws<InvalidDataException>(() => EventData.Parse<SourceContext>("""{"fileName":{}}"""));
}
