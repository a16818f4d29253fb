using Rem.Delays;

/// <summary>What .NET calls before a program's own start when `DOTNET_STARTUP_HOOKS` names this library: name and place are given by it.</summary>
internal static class StartupHook
{
    private static RandomDelays? _delays;

    public static void Initialize() => _delays = new RandomDelays();
}
