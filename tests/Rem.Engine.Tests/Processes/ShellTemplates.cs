namespace Rem.Engine.Tests.Processes;

/// <summary>Shell texts with `¤` for the value, and what they print for it: `¤` again.</summary>
internal static class ShellTemplates
{
    /// <summary>For every shell.</summary>
    public static readonly (string Text, string Prints)[] Everywhere =
    [
        ("printf '[%s]' ¤", "[¤]"),
        ("printf '[%s]' a¤b", "[a¤b]"),
        ("printf '[%s]' ¤¤ x¤", "[¤¤][x¤]"),
        ("printf '[%s]' --x=¤ -y¤", "[--x=¤][-y¤]"),
        ("printf '[%s]' \\*¤\\ ¤'x'", "[*¤ ¤x]"),
        ("printf '[%s]' \"¤\" \"x ¤ y\" \"a\\\"¤\\\\\" \"¤[1]\" \"¤:h\"", "[¤][x ¤ y][a\"¤\\][¤[1]][¤:h]"),
        ("printf '[%s]' '¤' 'x ¤ y' '\"¤`$(' 'it'\"'\"'s ¤'", "[¤][x ¤ y][\"¤`$(][it's ¤]"),
        ("printf '[%s]' \"it's ¤\" \"$(printf '%s.' \"it's ¤\")\"", "[it's ¤][it's ¤.]"),
        ("cat <<E\nx ¤ \"y\" 'z' \\$ $((1+1))\nE\n", "x ¤ \"y\" 'z' $ 2\n"),
        ("cat <<'E'\n$HOME `x` \\ \\\\ \\$ \"¤\" 'q ¤ $(touch CANARY)' \\\nE\n", "$HOME `x` \\ \\\\ \\$ \"¤\" 'q ¤ $(touch CANARY)' \\\n"),
        ("cat <<\"E F\" >/dev/null; cat <<\\G\n1\nE F\n¤$x\nG\n", "¤$x\n"),
        ("cat <<-E\n\t\tx¤\n\tE\n", "x¤\n"),
        ("cat <<-'E'\n\t\tx¤ $y\n\tE\nprintf '[%s]' ¤", "x¤ $y\n[¤]"),
        ("cat <<A; cat <<B\n¤1\nA\n¤2\nB\n", "¤1\n¤2\n"),
        ("x=$(cat <<E\n¤.\nE\n); printf '[%s]' \"$x\"", "[¤.]"),
        ("x=$(cat <<'E'\n$x¤.\nE\n); printf '[%s]' \"$x\"", "[$x¤.]"),
        ("A=¤; printf '[%s]' \"$A\"", "[¤]"),
        ("A=x¤y\"¤\"; printf '[%s]' \"$A\"", "[x¤y¤]"),
        ("A=¤ sh -c 'printf \"[%s]\" \"$A\"'", "[¤]"),
        ("export A=¤; printf '[%s]' \"$A\"", "[¤]"),
        ("printf '[%s]' \"$(printf '%s.' ¤)\"", "[¤.]"),
        ("printf '[%s]' \"$(printf '%s.' \"¤\" '¤')\"", "[¤.¤.]"),
        ("printf '[%s]' \"$(printf '%s' \"$(printf '%s.' '¤' \"$(printf '%s.' ¤)\")\")\"", "[¤.¤..]"),
        ("A=`printf '%s.' ¤ \"¤\" '¤'`; printf '[%s]' \"$A\"", "[¤.¤.¤.]"),
        ("printf '[%s]' \"`printf '%s.' ¤`\" \"`printf '%s.' '¤'`\"", "[¤.][¤.]"),
        ("unset V; printf '[%s]' \"${V:-¤}\" \"${V:-x ¤ y}\"", "[¤][x ¤ y]"),
        ("unset V; printf '[%s]' \"${V:-${V:-¤}}\" \"${V:-$(printf '%s.' \"¤\")}\"", "[¤][¤.]"),
        ("unset V; cat <<E\n${V:-¤}\nE\n", "¤\n"),
        ("S=x¤rest; printf '[%s]' \"${S#x¤}\" \"${S#\"x¤\"}\" \"${S%rest}\"", "[rest][rest][x¤]"),
        ("case ¤ in ¤) printf yes;; *) printf no;; esac", "yes"),
        ("case x in (a|b) printf no;; x) printf '[%s]' ¤; esac; printf '[%s]' ¤", "[¤][¤]"),
        ("printf '[%s]' \"$(case x in a) ;; x) printf '%s.' ¤;; esac)\" ¤", "[¤.][¤]"),
        ("for i in ¤ \"¤\"; do printf '[%s]' \"$i\"; done", "[¤][¤]"),
        ("if [ ¤ = '¤' ]; then printf '[%s]' ¤; fi", "[¤]"),
        ("# it's ¤ \"\nprintf '[%s]' ¤ # `'\nprintf '[%s]' a#¤", "[¤][a#¤]"),
        ("f() { printf '[%s]' \"$1\"; }; f ¤", "[¤]"),
        ("(printf '[%s]' ¤) | cat; { printf '[%s]' ¤; } | cat", "[¤][¤]"),
        ("printf '[%s]' $((1+1)) \"$(( (2+3)*2 ))\" ¤", "[2][10][¤]"),
        ("printf '[%s]' a\\\nb¤ \\\n  ¤", "[ab¤][¤]"),
        ("x='a\nb'; printf '[%s]' \"$x\" \"\n¤\"", "[a\nb][\n¤]"),
        ("printf '[%s]' $# $$x >/dev/null; printf '[%s]' ¤", "[¤]"),
        ("printf '[%s]' \"${#V}\" \"$#\" ¤ >&1 2>/dev/null", "[0][0][¤]"),
        ("! false && printf '[%s]' ¤ || printf no", "[¤]"),
    ];

    /// <summary>For every shell but ksh, which drops an empty word here.</summary>
    public static readonly (string Text, string Prints)[] NotInKsh =
    [
        ("unset V; printf '[%s]' ${V:-¤} ${V:-\"¤\"} ${V:-'¤'} x${V-y¤}", "[¤][¤][¤][xy¤]"),
    ];

    /// <summary>For bash, ksh and zsh.</summary>
    public static readonly (string Text, string Prints)[] Extended =
    [
        ("printf '[%s]' $'a\\'\\t¤\\\\'", "[a'\t¤\\]"),
        ("a=(¤ x\"¤\" '¤'); printf '[%s]' \"${a[@]}\"", "[¤][x¤][¤]"),
        ("[[ ¤ == ¤ && x¤ == \"x¤\" ]] && printf yes", "yes"),
        ("[[ (a < b) && ¤ != x¤ ]] && printf '[%s]' ¤", "[¤]"),
        ("x=¤; [[ $x == \"¤\" ]] && printf '[%s]' ¤", "[¤]"),
        ("printf '[%s]' \"$((printf '%s.' ¤) | cat)\"", "[¤.]"),
        ("cat <<< ¤", "¤\n"),
        ("cat <<< \"x ¤\" | cat", "x ¤\n"),
        ("cat <(printf '[%s]' ¤)", "[¤]"),
        ("((1 < 2)) && printf '[%s]' ¤", "[¤]"),
        ("for ((i=0; i<1; i++)); do printf '[%s]' ¤; done", "[¤]"),
        ("function f { printf '[%s]' \"$1\"; }; f ¤", "[¤]"),
        ("typeset x=¤; printf '[%s]' \"$x\"", "[¤]"),
    ];
}
