using Jurassic;
using Jurassic.Library;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>
/// The objects that texts are while a member of theirs is asked for. A loop asks the same text again and again, so that
/// the last few are kept; they are forgotten when a script writes to any, for what is written to a text is not there
/// the next time.
/// </summary>
internal sealed class TextObjects
{
    private const int Most = 8;

    private readonly StringInstance?[] _known = new StringInstance?[Most];

    /// <summary>The object of a text.</summary>
    public StringInstance Of(ScriptEngine engine, string text)
    {
        ref var place = ref _known[(text.Length + (text.Length > 0 ? text[^1] : 0)) & (Most - 1)];
        return place is not null && ReferenceEquals(place.Value, text) ? place : place = (StringInstance)TypeConverter.ToObject(engine, text);
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => Array.Clear(_known);
}
