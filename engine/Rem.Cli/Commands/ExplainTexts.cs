using System.Text;

namespace Rem.Cli.Commands;

/// <summary>The parts of the language that `rem explain` tells about in a few lines.</summary>
internal static class ExplainTexts
{
    /// <summary>Their names.</summary>
    public static readonly string[] Topics = ["expressions", "filters", "tags", "directives", "__usage", "limits", "rem.yaml", "errors", "exit codes", "cases", "shared resources", "definitions"];

    /// <summary>The text of a topic, or null.</summary>
    public static string? Find(string topic) => topic switch
    {
        "expressions" => Expressions,
        "directives" => SettingsText.OfDirectives(),
        "__usage" => SettingsText.OfUsage(),
        "limits" => SettingsText.OfLimits(),
        "rem.yaml" => SettingsText.OfFile(),
        "errors" => Errors(),
        "exit codes" => ExitCodes,
        "cases" => Cases,
        "shared resources" => SharedResources,
        "definitions" => Definitions,
        _ => null,
    };

    private static string Errors()
    {
        var text = new StringBuilder("errors: `rem explain CODE` says how one is mended\n\n");
        foreach (var code in Catalogue.Errors())
        {
            text.Append("  ").Append(code.Id).Append("  ").Append(code.Meaning).Append('\n');
        }

        return text.ToString();
    }

    private const string Expressions = """
        expressions: `${{ expression }}` in a value, and the captures of if, elif, while, match and for

          from loosest to tightest
            or, and, not
            == != < <= > >= in  not in  has  has no  matches  is empty  is not empty  exists  is a number
            value | filter argument, argument
            + -      with blanks around them; + also joins texts and lists
            * / // %     / gives a float, // and % round down
            path ?? other      when the path is missing or null
            1  1.5  'text'  "text\n"  true false null  a.b.0  (a + b)  [a, b]  {k: v}

          names: the block's results so far, those of the blocks around it, then the pipe; and
          pipe, input, secrets, now, in their places error, value, loop
          path? gives null where the path is missing

        """;

    private const string ExitCodes = """
        exit codes

            0    done
            1    the plan failed while running, or a case failed; stored data or secrets are damaged, no key opens them, the
                 disk failed
            2    invalid plan or usage; nothing has run. Also a place that cannot be used: no rem.yaml that describes a
                 node, no folder, no backup, a file that would be overwritten, data of a newer REM
            4    a permission was refused: by the system, or by REM because a folder, key or secret is not its owner's alone
            5    a node, server or database that the command itself needs could not be reached: no node runs, or another
                 process has the data folder
            130  interrupted

        The same cause has the same code in every command, but for a plan: whatever keeps it from beginning is 2 (4 where
        only a permission is to be mended), as nothing has run, and a failing step is always 1. Secrets that no key opens
        are therefore 1 for `rem secret list` and 2 for the `rem run` that needs them.

        """;

    private const string Definitions = """
        definitions: tags of your own, below `tags:` at the root of a plan

            tags:
              room in <path>:                     words and captures
                about: How full a folder's disk is.
                takes:                            optional: what stands below the tag, checked when the plan is loaded
                  - {name: warn, type: integer, default: 80, least: 1, most: 100, alone: true, about: From here on it is a warning.}
                  - {name: status, type: [warning, critical], default: warning}
                gives: percent, status            optional: for people
                shell: df --output=pcent "$path" | tail -1
                env: {path: "${{ path }}"}

        One action with its modifiers, or `evaluate:` with a block. `result: kept|merged|dropped` says what becomes of what it
        gives, `value: later` leaves what stands below it to `evaluate value:`, `isolate` is that of a step.

        A setting of `takes` has `name`, `type` (any, text, name, path, pattern, duration, integer, number, flag, list, map, or a
        list of words), `about`, `required`, `default`, `least`, `most`, `matches` (a pattern for texts), and `alone`: it may stand
        below the tag without a map around it. The handler always sees a map as `value`, a list where the type is list.

        """;

    private const string SharedResources = """
        shared resources: queues, locks, state and counters, made when they are first used

            without `node:` in rem.yaml      in memory, for one `rem run`
            with it, while the node runs     the node's, for all its plans and every `rem run PLAN` and command in that folder
            with it, while no node runs      the data folder itself, for one process at a time; a `rem run PLAN` that stays
                                             (sites, checks) is asked by commands as a node is

          Without a node, `rem run` warns at its end (REM5019) of queues that still hold messages, and of state and
          counters that hold something: they end with it. A plan that takes and deletes what it puts is not warned of.

          queue    a message is taken, then acknowledged; else it comes back after `visibility`, and after `max tries`
                   it is a dead letter (`queues:` in rem.yaml; `rem queue peek NAME --dead`)
          lock     one holder; over the node's socket always with a lease (15s, renewed each 5s). When it was not renewed
                   for 80 % of it, what runs under the lock is cancelled. Writes under a lock carry its token, and are
                   refused when somebody else has had the lock since
          state    values by key, each with a version that only rises; compare and set, time to live, watch
          counter  a number; adding is one step
          ts       time series: groups of sources whose samples go into archives of bounded size, as RRDtool has them;
                   what was taken is on the disk within a second (`rem ts`)

          A write whose answer was lost is repeated with the same operation id and counts once. A node that is away for
          10s is REM7020.

        """;

    private const string Cases = """
        cases: `rem test PATH...` runs files that hold `cases:`, a list

            it       what the case shows; its name
            plan     the plan's text
            gives    the whole result          (one of these three)
            has      a part of it, also in nested maps
            fails    {code, at: "line:column", says}, each optional
            pipe     the map that flows in
            input    `input` as a map, or the words of the command line as a list
            files    texts of files beside the plan, by name; a rem.yaml among them is read
            now      where the clock starts; sleeps then pass at once
            secrets  a map
            shell    answers of commands: {"uptime -p": {output: up 3 days, code: 0}}
            skip     {because, until}

        """;
}
