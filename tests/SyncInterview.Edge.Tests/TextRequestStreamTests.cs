using System.Text;
using SyncInterview.Edge.Web;

namespace SyncInterview.Edge.Tests;

public sealed class TextRequestStreamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100_000)]
    public async Task Whatever_room_the_reader_has_it_gets_the_bytes_behind_the_text(int room)
    {
        var bytes = new byte[20_000];
        new Random(3).NextBytes(bytes);
        // Two parts encoded one by one, so that padding stands in the middle.
        var text = Convert.ToBase64String(bytes, 0, 10_000) + Convert.ToBase64String(bytes, 10_000, 10_000);
        await using var stream = new TextRequestStream(new MemoryStream(Encoding.ASCII.GetBytes(text)));

        var read = new MemoryStream();
        var buffer = new byte[room];
        while (await stream.ReadAsync(buffer) is var count and > 0)
            read.Write(buffer, 0, count);

        Assert.Equal(bytes, read.ToArray());
    }
}
