namespace Rem.Scripting;

/// <summary>Where compiled scripts of the language that is just at work are kept, when that is not a folder.</summary>
internal interface ICompiledStore
{
    /// <summary>The entry of a key, or null.</summary>
    byte[]? Get(string key);

    /// <summary>Keeps an entry, as far as there is room.</summary>
    void Put(string key, byte[] entry);

    /// <summary>A file that holds the entry of a key; see <see cref="CompiledCache.FileOf"/>.</summary>
    string FileOf(string key);
}
