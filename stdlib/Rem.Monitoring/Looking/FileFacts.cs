namespace Rem.Monitoring.Looking;

/// <summary>What a file is.</summary>
internal sealed record FileFacts
{
    private const int KindMask = 0xf000;

    /// <summary>Kind and permissions, as the system has them.</summary>
    public required int Mode { get; init; }

    /// <summary>Its number in its file system.</summary>
    public required ulong Inode { get; init; }

    /// <summary>Its file system.</summary>
    public required ulong Device { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>When it was last written, in seconds since 1970.</summary>
    public required double Modified { get; init; }

    /// <summary>When it was made, in seconds since 1970; 0 where the file system does not know.</summary>
    public required double Born { get; init; }

    /// <summary>Its kind as a word.</summary>
    public string Kind => (Mode & KindMask) switch
    {
        0x8000 => "file",
        0x4000 => "folder",
        0xc000 => "socket",
        0x1000 => "pipe",
        0x2000 or 0x6000 => "device",
        _ => "other",
    };
}

/// <summary>The room of a file system, in bytes and in files.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Free">What is free.</param>
/// <param name="Available">What is free for others than root.</param>
/// <param name="Files">The most files; 0 where there is no limit.</param>
/// <param name="FreeFiles">So many more may be made.</param>
internal sealed record FileSystemRoom(ulong Total, ulong Free, ulong Available, ulong Files, ulong FreeFiles);
