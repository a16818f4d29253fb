using Rem.Errors;

namespace Rem.Shared.State;

/// <summary>Errors of state.</summary>
public static class StateErrors
{
    /// <summary>The version moved.</summary>
    public static readonly ErrorCode Moved = new("REM4030", "an entry of the state has another version than the one that was expected", "read the entry again and decide anew");
}
