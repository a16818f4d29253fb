using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem completion`: a small script that asks `rem` itself what can stand at the cursor, and falls back to files.</summary>
internal static class CompletionCommand
{
    /// <summary>The shells.</summary>
    public static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>Prints the script.</summary>
    public static int Run(CliWords words)
    {
        Output.Data(words.Words[0] switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            "pwsh" => Pwsh,
            var shell => throw new PlanException(CommandLineErrors.Unknown, SourceSpan.None, $"there is no completion for {ValueText.Show(shell)}", "shells are " + string.Join(", ", Shells)),
        });
        return ExitCode.Done;
    }

    private const string Bash = """
        _rem() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(rem "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _rem rem

        """;

    private const string Zsh = """
        #compdef rem
        _rem() {
          local -a found
          found=("${(@f)$(rem "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -a found
          _files
        }
        compdef _rem rem

        """;

    private const string Fish = """
        complete -c rem -a '(rem "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'

        """;

    private const string Pwsh = """
        Register-ArgumentCompleter -Native -CommandName rem -ScriptBlock {
          param($word, $line, $position)
          rem "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;
}
