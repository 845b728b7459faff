using System.Text;
using SyncInterview.Edge.Web;

namespace SyncInterview.Edge.Tests;

public sealed class Base64PartsTests
{
    [Fact]
    public void Parts_with_padding_between_them_decode_however_the_text_is_cut()
    {
        byte[][] parts = [[1], [2, 3], [4, 5, 6], [], [7, 8, 9, 10], [251, 255]];
        var text = Encoding.ASCII.GetBytes(string.Concat(parts.Select(Convert.ToBase64String)));
        for (var piece = 1; piece <= text.Length; piece++)
        {
            var decoder = new Base64Parts();
            var decoded = new List<byte>();
            foreach (var part in text.Chunk(piece))
            {
                var room = new byte[part.Length + 3];
                decoded.AddRange(room[..decoder.Decode(part, room)]);
            }

            Assert.Equal(parts.SelectMany(part => part), decoded);
            Assert.True(decoder.AtBoundary);
        }
    }

    [Theory]
    [InlineData("AA-_")]
    [InlineData("A===")]
    [InlineData("====")]
    [InlineData("AA=A")]
    [InlineData("AA A")]
    [InlineData("AAé=")]
    public void Anything_else_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => new Base64Parts().Decode(Encoding.UTF8.GetBytes(text), new byte[16]));

    [Fact]
    public void A_group_that_is_cut_off_shows()
    {
        var decoder = new Base64Parts();
        decoder.Decode("AAAAA"u8, new byte[16]);
        Assert.False(decoder.AtBoundary);
    }
}
