namespace Rem.Web.Serving;

/// <summary>Where the log of requests is written.</summary>
internal interface IAccessDisk
{
    /// <summary>Adds bytes to a file, which is made where it is not there, its owner's alone. Throws what a disk throws.</summary>
    void Append(string path, ReadOnlySpan<byte> bytes);
}
