using SyncInterview.Edge.Forwarding;
using SyncInterview.Edge.Tests.Kit;

namespace SyncInterview.Edge.Tests;

public sealed class FrameMeterTests
{
    private const int Limit = 300;

    [Fact]
    public void Messages_up_to_the_limit_pass_however_the_bytes_are_cut()
    {
        byte[] stream = [.. Wire.Frame(new byte[Limit]), .. Wire.Frame([]), .. Wire.Frame(new byte[7], flag: 1)];
        for (var piece = 1; piece <= stream.Length; piece++)
        {
            var meter = new FrameMeter(Limit);
            foreach (var part in stream.Chunk(piece))
                Assert.Equal(part.Length, meter.Pass(part));
            Assert.Equal(FrameFault.None, meter.Fault);
            Assert.True(meter.AtBoundary);
        }
    }

    [Fact]
    public void A_byte_more_than_the_limit_stops_at_the_length_and_what_came_before_passes()
    {
        var good = Wire.Frame(new byte[10]);
        byte[] stream = [.. good, .. Wire.Frame(new byte[Limit + 1])];
        for (var piece = 1; piece <= stream.Length; piece++)
        {
            var meter = new FrameMeter(Limit);
            var passed = stream.Chunk(piece).Sum(part => meter.Pass(part));
            Assert.Equal(FrameFault.TooLarge, meter.Fault);
            Assert.Equal(good.Length + 4, passed);
        }
    }

    [Fact]
    public void The_largest_length_that_can_be_declared_is_no_negative_one()
    {
        var meter = new FrameMeter(int.MaxValue);
        meter.Pass([0, 0xff, 0xff, 0xff, 0xff, 1]);
        Assert.Equal(FrameFault.TooLarge, meter.Fault);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0x80)]
    public void A_flag_that_gRPC_does_not_know_stops_the_stream(byte flag)
    {
        var meter = new FrameMeter(Limit);
        meter.Pass(Wire.Frame([1], flag));
        Assert.Equal(FrameFault.UnknownFlag, meter.Fault);
    }

    [Fact]
    public void Within_a_message_or_its_prefix_is_no_boundary()
    {
        var meter = new FrameMeter(Limit);
        meter.Pass([0, 0, 0]);
        Assert.False(meter.AtBoundary);
        meter.Pass([0, 2, 1]);
        Assert.False(meter.AtBoundary);
        meter.Pass([1]);
        Assert.True(meter.AtBoundary);
    }
}
