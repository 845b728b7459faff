using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>A way to compress messages.</summary>
public interface ICompressionProvider
{
    /// <summary>The name of the encoding in grpc-encoding headers.</summary>
    string EncodingName { get; }

    /// <summary>A stream that compresses into the given one and leaves it open; null stands for the provider's own level.</summary>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    /// <summary>A stream that decompresses the given one.</summary>
    Stream CreateDecompressionStream(Stream stream);
}
