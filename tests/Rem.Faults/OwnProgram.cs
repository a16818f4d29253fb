namespace Rem.Faults;

/// <summary>How this program starts itself again in another part.</summary>
internal static class OwnProgram
{
    /// <summary>The program.</summary>
    public static string Path => Environment.ProcessPath!;

    /// <summary>Its arguments: run by `dotnet`, the assembly is the first.</summary>
    public static string[] Arguments(params ReadOnlySpan<string> arguments) =>
        System.IO.Path.GetFileNameWithoutExtension(Path) == "dotnet" ? [typeof(OwnProgram).Assembly.Location, .. arguments] : [.. arguments];
}
