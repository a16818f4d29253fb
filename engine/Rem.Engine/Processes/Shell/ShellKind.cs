namespace Rem.Processes.Shell;

/// <summary>Which shell reads a text.</summary>
public enum ShellKind
{
    /// <summary>`sh`: what POSIX says; dash here, bash or ksh elsewhere.</summary>
    Sh,

    /// <summary>`dash`.</summary>
    Dash,

    /// <summary>`bash`.</summary>
    Bash,

    /// <summary>`ksh`.</summary>
    Ksh,

    /// <summary>`zsh`.</summary>
    Zsh,

    /// <summary>Any other program: it gets the text as a file.</summary>
    Other,
}
