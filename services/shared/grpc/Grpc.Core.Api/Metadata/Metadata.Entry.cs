using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One header or trailer. Its key is kept in lower case; text is ASCII on the wire.</summary>
    public sealed class Entry
    {
        private static readonly SearchValues<char> KeyCharacters =
            SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

        private readonly string? _text;
        private readonly byte[]? _bytes;

        /// <summary>Creates a text entry. Throws ArgumentException for a malformed or binary key.</summary>
        public Entry(string key, string value) : this(key)
        {
            ArgumentNullException.ThrowIfNull(value);
            if (IsBinary)
                throw new ArgumentException($"The key '{Key}' ends in '{BinaryHeaderSuffix}' and takes bytes.", nameof(key));
            _text = value;
        }

        /// <summary>Creates a binary entry from a copy of the bytes. Throws ArgumentException for a malformed or text key.</summary>
        public Entry(string key, byte[] valueBytes) : this(key)
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            if (!IsBinary)
                throw new ArgumentException($"The key '{Key}' takes text: it does not end in '{BinaryHeaderSuffix}'.", nameof(key));
            _bytes = [.. valueBytes];
        }

        private Entry(string key)
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            if (key.AsSpan().ContainsAnyExcept(KeyCharacters))
                throw new ArgumentException($"The key '{key}' may hold only letters, digits, '.', '_' and '-'.", nameof(key));
            Key = key.ToLowerInvariant();
        }

        /// <summary>The key, in lower case.</summary>
        public string Key { get; }

        /// <summary>Whether the value is bytes, which the key's ending says.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <summary>The text. Throws InvalidOperationException on a binary entry.</summary>
        public string Value =>
            _text ?? throw new InvalidOperationException($"The metadata entry '{Key}' is binary; read its bytes.");

        /// <summary>A copy of the bytes; of a text entry, its ASCII form.</summary>
        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(Value) : [.. _bytes];

        /// <summary>The key and the length of the value; never the value, which may be a credential.</summary>
        public override string ToString() => _bytes is null ? $"{Key} ({Value.Length} characters)" : $"{Key} ({_bytes.Length} bytes)";

        internal bool HasKey(string key) => Key.Equals(key, StringComparison.OrdinalIgnoreCase);
    }
}
