namespace Rem.Cli.Commands;

/// <summary>What `rem new` writes. Tests run each of them.</summary>
internal static class NewTexts
{
    /// <summary>A plan with a command line, data, a condition and a command.</summary>
    public static string Plan(string name) => $$$"""
        # rem run {{{name}}}.yaml --limit 90
        __usage:
          name: {{{name}}}
          about: Says whether the root file system is full.
          options:
            limit: {letter: l, type: integer, default: 80, about: Percent in use that are too many}

        run:
          - shell: df -P / | awk 'NR == 2 { print $5 + 0 }'
            as: disk
          - used: ${{ disk.output | number }}
          - if used > input.limit:
              status: full
            else:
              status: fine

        """;

    /// <summary>A plan that defines a tag and uses it.</summary>
    public static string Tag(string name) => $$$"""
        # A tag of its own: `value` is what stands under the key, <name> its capture.
        tags:
          {{{Word(name)}}} <name>:
            about: Puts a word on a number.
            evaluate:
              if value > 90: {return: high}
              else: {return: low}

        {{{Word(name)}}} anna: 95
        {{{Word(name)}}} ben: 40

        """;

    /// <summary>A file of cases.</summary>
    public static string Test(string name) => $$$"""
        about: {{{name}}}
        cases:
          - it: takes the branch whose condition holds
            pipe: {load: {one: 5.2}}
            plan: |
              if load.one > 4:
                status: overloaded
              else:
                status: calm
            gives: {status: overloaded}
          - it: says what is missing, and where
            plan: "x: ${{ load.one }}"
            fails: {code: REM1204, at: "1:8"}

        """;

    /// <summary>The plan of a package: it uses the package's tags.</summary>
    public static string PackagePlan(string name) => $$$"""
        __usage:
          name: {{{name}}}
          about: Shows what the tags of this package do.
        __include: tags.yaml
        {{{Word(name)}}} anna: 95

        """;

    /// <summary>The tags of a package.</summary>
    public static string PackageTags(string name) => $$$"""
        tags:
          {{{Word(name)}}} <name>:
            about: Puts a word on a number.
            evaluate:
              if value > 90: {return: high}
              else: {return: low}

        """;

    /// <summary>The cases of a package.</summary>
    public static string PackageTest(string name) => $$$"""
        about: the tags of {{{name}}}
        cases:
          - it: calls a large number high
            files:
              tags.yaml: |
        {{{Indented(PackageTags(name), 8)}}}
            plan: |
              __include: tags.yaml
              {{{Word(name)}}} anna: 95
            gives: {"{{{Word(name)}}} anna": high}

        """;

    /// <summary>The front page of a package.</summary>
    public static string PackageReadme(string name) => $$$"""
        # {{{name}}}

        `rem run .` shows what it does, `rem test tests` checks it.

        """;

    // A pattern begins with a literal word that no built-in tag begins with.
    private static string Word(string name) => Parts.Tags.Begins(name) ? "my-" + name : name;

    private static string Indented(string text, int by)
    {
        var blanks = new string(' ', by);
        return blanks + text.TrimEnd().Replace("\n", "\n" + blanks, StringComparison.Ordinal);
    }
}
