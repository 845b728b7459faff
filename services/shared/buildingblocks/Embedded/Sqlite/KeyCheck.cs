using Microsoft.Data.Sqlite;
using SyncInterview.BuildingBlocks.Encryption;

namespace SyncInterview.BuildingBlocks.Embedded.Sqlite;

/// <summary>
/// Knows which keys the data was written with: for each, the file holds a word encrypted under it. A key that is missing or that does
/// not open its word is reported at start, not at the first read.
/// </summary>
internal sealed class KeyCheck(SqliteSession session, string directory)
{
    private static readonly byte[] Word = "syncinterview"u8.ToArray();

    /// <summary>Puts the keyring together and checks it. Called under the file's write lock.</summary>
    public DataKeyring Open(DataKeyring? configured)
    {
        var used = session.Query("SELECT id, sealed FROM data_keys", row => (Id: row.GetString(0), Sealed: row.GetFieldValue<byte[]>(1)));
        var keyring = Assemble(configured, isNew: used.Count == 0);
        var cipher = new ValueCipher(keyring);
        foreach (var (id, word) in used)
            Check(keyring, cipher, id, word);
        var active = keyring.Active.Id;
        if (used.TrueForAll(key => key.Id != active))
            session.Execute(
                "INSERT INTO data_keys (id, sealed) VALUES ($id, $word)", ("$id", active), ("$word", cipher.Seal(Word, Context(active))));
        return keyring;
    }

    private DataKeyring Assemble(DataKeyring? configured, bool isNew)
    {
        var file = new KeyFile(directory);
        var local = file.Read();
        if (configured is not null)
            return local is null ? configured : configured.With(local);
        if (local is null && !isNew)
            throw new DataKeyException(
                $"The data in {directory} is encrypted, but its key file data.key is gone and no key is configured " +
                $"under {DataKeyOptions.Section}.");
        local ??= file.Create();
        return new DataKeyring(local.Id, [local]);
    }

    private void Check(DataKeyring keyring, ValueCipher cipher, string id, byte[] word)
    {
        try
        {
            keyring.Find(id);
            cipher.Open(word, Context(id));
        }
        catch (DataKeyException exception)
        {
            throw new DataKeyException($"The data in {directory} was written with data key '{id}', which is missing.", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new DataKeyException($"Data key '{id}' is not the key that the data in {directory} was written with.", exception);
        }
    }

    private static string Context(string id) => $"data-key\n{id}";
}
