using System.Runtime.CompilerServices;

namespace Rem.Runtime.Lua.Patterns;

/// <summary>A captured stretch: its address, and its length or why it has none.</summary>
internal readonly record struct CaptureRange(nint Start, long Length);

/// <summary>Room for the captures of one match, without allocating.</summary>
[InlineArray(CaptureStack.Most)]
internal struct Captures
{
    private CaptureRange _first;
}
