using System.Text;
using Rem.Values;

namespace Rem.Web.Live;

/// <summary>An event of a stream.</summary>
/// <param name="Id">From where on a reader that comes back is told.</param>
/// <param name="Data">Its data: JSON in one line, as UTF-8; empty for a mark, which tells nothing but from where on a reader is told.</param>
internal readonly record struct LiveEvent(string Id, ReadOnlyMemory<byte> Data)
{
    /// <summary>A value as data.</summary>
    public static byte[] Encode(object? value) => Encoding.UTF8.GetBytes(ValueText.Json(value, long.MaxValue));
}
