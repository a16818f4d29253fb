using System.Globalization;

namespace Rem.Faults.Disk;

/// <summary>A byte of a file of which one bit was changed.</summary>
internal readonly record struct FlippedByte(long At, byte Old, byte New)
{
    /// <summary>Changes one.</summary>
    public static FlippedByte In(string path, Random random)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        var at = random.NextInt64(file.Length);
        file.Position = at;
        var old = (byte)file.ReadByte();
        var changed = (byte)(old ^ (1 << random.Next(8)));
        file.Position = at;
        file.WriteByte(changed);
        return new FlippedByte(at, old, changed);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"byte {At} from {Old:x2} to {New:x2}");
}
