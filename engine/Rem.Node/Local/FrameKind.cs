namespace Rem.Node.Local;

/// <summary>
/// What a frame says. A frame is its length (4 bytes, little-endian) and a list: the kind, the number of the request,
/// and what belongs to it.
/// </summary>
internal enum FrameKind
{
    /// <summary>Client: a request: method, argument.</summary>
    Request = 1,

    /// <summary>Client: that request is wanted no longer.</summary>
    Cancel = 2,

    /// <summary>Client: so many more items of a stream may come.</summary>
    More = 3,

    /// <summary>Server: the answer.</summary>
    Value = 10,

    /// <summary>Server: how it failed.</summary>
    Error = 11,

    /// <summary>Server: an item of a stream.</summary>
    Item = 12,

    /// <summary>Server: the stream's end.</summary>
    End = 13,
}
