using Rem.Cli.Commands.Access;
using Rem.Cli.Commands.Checks;
using Rem.Cli.Commands.Resources;
using Rem.Cli.Commands.Series;

namespace Rem.Cli.Commands;

/// <summary>All commands, in the order of the help.</summary>
internal static class CommandTable
{
    private static readonly CliOption Json = new("--json", null, "Print the answer as JSON.");
    private static readonly CliOption Node = new("--node", "FOLDER", "The node whose rem.yaml stands in that folder; else in the current one.");
    private static readonly CliOption Pipe = RunArguments.Find("--pipe")!;
    private static readonly CliOption Set = RunArguments.Find("--set")!;

    /// <summary>Options that every command has.</summary>
    public static CliOption[] OfAll { get; } = [new("--no-color", null, "Never use colours."), new("--help", null, "Show this help.", "-h")];

    /// <summary>The commands.</summary>
    public static CliCommand[] All { get; } =
    [
        new("run", "[PLAN [ARGS...]]", "Evaluates a plan and prints its result.",
            [
                ("rem run plans/host.yaml", "the result as YAML"),
                ("rem run --json plans/host.yaml --top 3", "the result as JSON; `--top 3` is the plan's own"),
                ("rem run --set load.one=7.5 --trace check.yaml", "with a value in the pipe, each tag shown"),
                ("cat hosts.json | rem run --pipe - hosts.yaml", "with a map that another program prints"),
                ("rem run", "the node that rem.yaml here describes, until it is stopped"),
            ],
            RunArguments.Own,
            static _ => throw new InvalidOperationException("run parses its own words")),
        new("eval", "EXPRESSION", "Evaluates one expression against what flows in.",
            [
                ("rem eval '1 + 2'", "3"),
                ("rem eval --pipe data.json 'hosts | map \"name\" | join \", \"'", "the names in a file"),
            ],
            [Pipe, Set, Json],
            EvalCommand.Run) { Least = 1, Most = 1 },
        new("check", "PLAN...", "Finds everything that is wrong with plans, without running them.",
            [
                ("rem check plans/*.yaml", "all findings of all plans"),
                ("rem check --strict --sarif deploy.yaml > findings.sarif", "for code scanning; warnings count"),
            ],
            [Json, new("--sarif", null, "Print the findings as SARIF 2.1.0."), new("--strict", null, "Warnings count as errors, and more of them are shown.")],
            CheckCommand.Run) { Least = 1 },
        new("build", "PLAN...", "Compiles the scripts of plans ahead, so that their first run need not.",
            [("rem build plans/*.yaml", "each script with the time that it took; C# and JavaScript are kept in ~/.cache/rem")],
            [Json],
            BuildCommand.Run) { Least = 1 },
        new("test", "PATH...", "Runs cases: small plans, and what they have to give.",
            [
                ("rem test tests/", "all cases below a folder"),
                ("rem new test web && rem test web.test.yaml", "a first case"),
            ],
            [Json],
            TestCommand.Run) { Least = 1 },
        new("tags", "[NAME]", "Lists tags and filters, or shows one in full.",
            [("rem tags", "all of them"), ("rem tags 'for'", "pattern, value, settings, errors and examples"), ("rem tags --package host", "all that a package brings, in full")],
            [Json, new("--package", "NAME", "The tags of a package that `__use: [NAME]` brings, in full.")],
            TagsCommand.Run) { Choices = Catalogue.Names },
        new("explain", "CODE|NAME", "Explains an error code, a tag, a filter or a part of the language.",
            [("rem explain REM1204", "what an error means and how it is mended"), ("rem explain filters", "all filters"), ("rem explain rem.yaml", "every key of the settings")],
            [Json],
            ExplainCommand.Run) { Least = 1, Choices = Catalogue.Topics },
        new("new", "plan|tag|test|package NAME", "Makes a file that already runs or passes, and overwrites none.",
            [("rem new plan disks", "disks.yaml"), ("rem new test disks", "disks.test.yaml"), ("rem new package ../web", "a folder; NAME may be a path, and each file is printed with its whole path")],
            [],
            NewCommand.Run) { Least = 2, Most = 2, Choices = static () => NewCommand.Kinds },
        new("schema", "", "Prints the JSON Schema of the installed tags, for editors.",
            [("rem schema > rem.schema.json", "then, first in a plan: # yaml-language-server: $schema=rem.schema.json")],
            [],
            SchemaCommand.Run) { Most = 0 },
        new("ps", "", "Shows what the node runs.",
            [("rem ps", "each plan with its state"), ("rem ps --json --node /srv/rem", "as data; that of another folder")],
            [Json, Node],
            PsCommand.Run) { Most = 0 },
        new("stop", "NAME", "Stops a plan of the node, and waits until it has.",
            [("rem stop watch", "`always` runs; it is started again when the node is, or with a new version at its reload"), ("rem stop watch/side", "a list that runs beside it (`detach: side`); the plan goes on")],
            [Json, Node],
            StopCommand.Run) { Least = 1, Most = 1, Choices = NodeCall.PlanNames },
        new("logs", "[NAME]", "Shows the last lines of the node's log.",
            [
                ("rem logs", "of the node and all its plans"),
                ("rem logs watch --follow", "of one plan, and what comes"),
                ("rem logs --level warn --since 2h --json", "what should not be, of the last two hours, as JSON lines"),
            ],
            [
                new("--follow", null, "Go on with what comes, until interrupted.", "-f"),
                new("--level", "LEVEL", "Leave out what weighs less: debug, info, warn or error."),
                new("--since", "TIME", "Leave out what is older: 10m, or 2026-11-20T14:00:00Z."),
                new("--json", null, "Print a line of JSON for each."),
                Node,
            ],
            LogsCommand.Run) { Most = 1, Choices = NodeCall.PlanNames },
        new("backup", "FILE", "Copies the node's data into a file, while the node goes on.",
            [("rem backup /mnt/backups/rem-$(date +%F)", "every write that was answered before is in it; time series and secrets too, their key not")],
            [Json, Node, new("--force", null, "Replace a file that has this name.")],
            BackupCommand.Run) { Least = 1, Most = 1 },
        new("restore", "FILE", "Puts a backup in the place of the node's data.",
            [("rem restore /mnt/backups/rem-2026-11-20", "into a data folder without data"), ("rem restore --replace rem-2026-11-20", "what stands there is lost")],
            [Json, Node, new("--replace", null, "Lose the data that the folder holds."), new("--keep-secrets", null, "Leave the folder's secrets as they are, and put those of the backup beside them.")],
            RestoreCommand.Run) { Least = 1, Most = 1 },
        new("verify", "[FILE]", "Looks through a backup, or the node's data, for damage.",
            [("rem verify", "the node's data, while it goes on"), ("rem verify rem-2026-11-20", "a backup; 1 when it is damaged, or no key opens its secrets")],
            [Json, Node],
            VerifyCommand.Run) { Most = 1 },
        new("secret", "set|list|rm|rotate [NAME]", "Keeps secrets encrypted in the data folder, for `secrets: {NAME: {store: NAME}}` of rem.yaml.",
            [
                ("rem secret set token < token.txt", "from standard input, without its last newline; on a terminal it asks"),
                ("rem secret list", "names and times, no values"),
                ("rem secret rm token", "it is gone from the store"),
                ("rem secret rotate", "everything is encrypted with a new key; the old one is kept for older backups"),
            ],
            [new("--raw", null, "Keep a newline at the end of the value."), new("--forget", null, "Of rotate: take the older keys away; no backup from before can be opened then."), Json, new("--node", "FOLDER", "The data folder of the rem.yaml in that folder; else of the current one.")],
            SecretCommand.Run) { Least = 1, Choices = static () => SecretCommand.Actions },
        new("queue", ResourceCommand.Usage(QueueCommand.Verbs), "Looks at and changes the queues of a node.",
            [
                ("rem queue list", "each queue with what is in it"),
                ("rem queue peek mail --count 3", "the three messages that are taken next; --after 12: behind message 12; --dead: those that nobody could handle"),
                ("rem queue put mail '{to: anna}'", "a message, written as YAML"),
                ("rem queue requeue mail", "all its dead letters once more; with an ID only that one"),
                ("rem queue drain mail", "drops all that nobody works on; --dead: its dead letters too"),
                ("rem queue rm mail", "the queue itself, when nothing is in it and nobody waits; --force: with all that it holds, or when it is damaged"),
            ],
            [
                Json,
                Node,
                new("--count", "N", "How many messages to show, at most; without it 10. Of list: how many queues; without it all."),
                new("--after", "ID", "Of peek: leave out the messages up to this one, which must still be there. Of list: the queues up to this name."),
                new("--dead", null, "Of peek: the dead letters, the oldest first. Of drain: these too."),
                new("--force", null, "Of rm: also with messages and dead letters in it, and when it is damaged."),
            ],
            static words => ResourceCommand.Run("queue", QueueCommand.Verbs, Find("queue")!, words)) { Least = 1, Choices = static () => ResourceCommand.Names(QueueCommand.Verbs) },
        new("lock", ResourceCommand.Usage(LockCommand.Verbs), "Shows who holds the locks of a node, and releases one.",
            [
                ("rem lock list", "who, since, until, token, and how many wait"),
                ("rem lock release deploy --token 12", "ends that very hold; its writes are refused when somebody else has the lock"),
            ],
            [Json, Node, new("--token", "N", "The token of the hold, from `rem lock list`.")],
            static words => ResourceCommand.Run("lock", LockCommand.Verbs, Find("lock")!, words)) { Least = 1, Choices = static () => ResourceCommand.Names(LockCommand.Verbs) },
        new("state", ResourceCommand.Usage(StateCommand.Verbs), "Looks at and changes the state of a node.",
            [
                ("rem state list", "each bucket with how many keys it has"),
                ("rem state get hosts web1", "a value as YAML; --json: with its version"),
                ("rem state set hosts web1 up --version 7 --ttl 1h", "only if it still has version 7 (0: is not there); gone after an hour"),
                ("rem state keys hosts web --count 100 --after web42", "a page of the keys that begin with web"),
                ("rem state rm hosts", "a damaged bucket, with all its keys; its versions begin at 1 again"),
                ("rem state watch hosts", "what changes, until interrupted"),
            ],
            [
                Json,
                Node,
                new("--version", "N", "The version that the entry must have; 0: it must not be there."),
                new("--ttl", "TIME", "Time after which the entry is gone."),
                new("--count", "N", "How many keys or buckets to show, at most."),
                new("--after", "KEY", "Leave out the keys, or buckets, up to this one."),
            ],
            static words => ResourceCommand.Run("state", StateCommand.Verbs, Find("state")!, words)) { Least = 1, Choices = static () => ResourceCommand.Names(StateCommand.Verbs) },
        new("counter", ResourceCommand.Usage(CounterCommand.Verbs), "Looks at and changes the counters of a node.",
            [
                ("rem counter list", "each counter with its total"),
                ("rem counter add visits 5", "the new total; without a number adds 1"),
                ("rem counter reset visits", "to 0, or to a number; shows the total before"),
                ("rem counter rm visits", "the counter itself"),
            ],
            [Json, Node, new("--count", "N", "Of list: how many counters to show, at most."), new("--after", "NAME", "Of list: leave out the counters up to this one.")],
            static words => ResourceCommand.Run("counter", CounterCommand.Verbs, Find("counter")!, words)) { Least = 1, Choices = static () => ResourceCommand.Names(CounterCommand.Verbs) },
        new("ts", ResourceCommand.Usage(SeriesCommand.Verbs), "Looks at and changes the time series of a node.",
            [
                ("rem ts list hosts/", "the groups whose names begin so, with their step, sources and last sample"),
                ("rem ts fetch hosts/web1/load --start now-1d --width 24", "the last day in rows that come nearest to 24, each the average of what it stands for"),
                ("rem ts fetch hosts/web1/load --function max --sources one,five --csv", "the greatest values of two sources, as CSV"),
                ("rem ts graph hosts/web1/load --start now-1d --unit %", "drawn on the terminal; --plain without Unicode"),
                ("rem ts graph hosts/web1/net hosts/web2/net --stack --unit bytes/s --svg net.svg", "as a picture; --png net.png where librsvg2-bin is installed, - is standard output"),
                ("rem ts info hosts/web1/load", "sources, archives, and what was refused since the node began"),
                ("rem ts export hosts/web1/load load.rrd", "for RRDtool, bit by bit; .xml: its dump; .csv and .json: rows"),
                ("rem ts import load.rrd hosts/web1/load", "an RRD file or a dump, without RRDtool; --force replaces the group of that name"),
                ("rem ts rename hosts/web1/load hosts/web2/load", "with all that it holds"),
                ("rem ts rm hosts/web1/load", "the group with all that it holds"),
            ],
            [
                Json,
                Node,
                new("--start", "TIME", "Of fetch, graph and export: the beginning: now-1h, 2026-11-20T14:00:00Z, or seconds since 1970; without it an hour ago."),
                new("--end", "TIME", "Of fetch, graph and export: the end; without it now."),
                new("--function", "NAME", "Of fetch, graph and export: average, min, max or last; without it average."),
                new("--width", "N", "Of fetch and export: the archive that comes nearest to so many rows; without it, and without --resolution, the finest. Of graph: the picture's pixels, or the terminal's columns."),
                new("--resolution", "TIME", "Of fetch and export: the time that a row should stand for."),
                new("--sources", "NAMES", "Of fetch, graph and export: these sources alone, with commas between."),
                new("--title", "TEXT", "Of graph: what stands above it."),
                new("--unit", "UNIT", "Of graph: %, s, bytes, bytes/s, bits/s or any other text."),
                new("--stack", null, "Of graph: the series stand on each other."),
                new("--height", "N", "Of graph: the picture's pixels, or the plot's lines on the terminal."),
                new("--theme", "NAME", "Of graph: light, dark or auto."),
                new("--zone", "NAME", "Of graph: the time zone, such as Europe/Berlin; without it that of this machine."),
                new("--svg", "FILE", "Of graph: write an SVG; - is standard output."),
                new("--png", "FILE", "Of graph: write a PNG; - is standard output."),
                new("--plain", null, "Of graph: draw with ASCII alone."),
                new("--csv", null, "Of fetch: print CSV."),
                new("--format", "NAME", "Of export: rrd, xml, csv or json; without it the file's ending says so."),
                new("--force", null, "Of export and graph: replace a file. Of import: replace a group."),
                new("--count", "N", "Of list: how many groups to show, at most."),
                new("--after", "NAME", "Of list: leave out the groups up to this one."),
            ],
            static words => ResourceCommand.Run("ts", SeriesCommand.Verbs, Find("ts")!, words)) { Least = 1, Choices = static () => ResourceCommand.Names(SeriesCommand.Verbs) },
        new("checks", $"[{ResourceCommand.Usage(ChecksCommand.Verbs)}]", "Shows how the checks of a node are, and says who looks after them.",
            [
                ("rem checks", "all checks, the worst first; --problems: only what is wrong"),
                ("rem checks show web", "one with its values and what happened last"),
                ("rem checks acknowledge web --comment 'on it' --for 2h", "you look after a certain problem: nobody is told of it again; --sticky: also when it becomes another one"),
                ("rem checks release web", "nobody looks after it any more"),
                ("rem checks downtime web --for 1h", "nobody is told of its problems; --flexible 30m: for so long from the first problem on that comes within --for"),
                ("rem checks resume web", "ends that downtime"),
                ("rem checks silence --match tier=web --match site=a,b --for 2h", "the same for all checks whose labels, host, plan or name (check=disk*) are so"),
                ("rem checks unsilence 20261121T103000Z-1f2e3d4c", "ends that silence; `rem checks silences` lists them"),
                ("rem checks hosts", "the hosts, with how their checks are"),
            ],
            [
                Json,
                Node,
                new("--problems", null, "Of list and hosts: leave out what is well."),
                new("--match", "LABEL=VALUE", "Of silence: which checks; given several times, all of it has to hold."),
                new("--comment", "TEXT", "Of acknowledge, downtime and silence: what others should know."),
                new("--for", "TIME", "Of acknowledge, downtime and silence: how long; without it 4h, 1h and 2h."),
                new("--sticky", null, "Of acknowledge: also when it becomes another problem, until all is well."),
                new("--flexible", "TIME", "Of downtime: how long it lasts from the first problem on."),
                new("--by", "NAME", "Of acknowledge, downtime and silence: who; without it the user of this machine."),
            ],
            static words => ResourceCommand.Run("checks", ChecksCommand.Verbs, Find("checks")!, ChecksCommand.Filled(words))) { Choices = static () => ResourceCommand.Names(ChecksCommand.Verbs) },
        new("user", ResourceCommand.Usage(UserCommand.Verbs), "Adds and changes the users of a node's pages and functions.",
            [
                ("rem user add anna --role operator", "asks for the password; roles are viewer, operator, author and admin"),
                ("rem user add ci --role operator --no-password", "nobody logs in as it, but its tokens work"),
                ("rem user password anna --password-file -", "from standard input; all sessions of anna end"),
                ("rem user role anna author", "all sessions end, tokens do no more than the role"),
                ("rem user disable anna", "at once, with sessions and tokens; enable lets in again"),
                ("rem user list", "who there is, and when they logged in"),
            ],
            [
                Json,
                Node,
                new("--role", "ROLE", "Of add: what the user may do: viewer, operator, author or admin."),
                new("--password-file", "FILE", "Of add and password: read it from a file of its owner's alone, or with - from standard input, without its last newline."),
                new("--no-password", null, "Of add: nobody can log in with a password."),
            ],
            static words => ResourceCommand.Run("user", UserCommand.Verbs, Find("user")!, words)) { Least = 1, Choices = static () => ResourceCommand.Names(UserCommand.Verbs) },
        new("token", ResourceCommand.Usage(TokenCommand.Verbs), "Makes and revokes tokens, by which programs say who they are.",
            [
                ("rem token add ci --user anna --role operator", "prints its text, once; it does no more than anna may"),
                ("rem token add backup --role viewer --expires 365d", "one that belongs to no user; without --expires it lives 90 days"),
                ("curl -H \"Authorization: Bearer $TOKEN\" ...", "how a program uses it"),
                ("rem token revoke k3jx7q2m", "it works no longer, and neither do sessions that began with it; `rem token list` shows the ids"),
                ("rem token revoke-links", "all links that `http link` has made, used or not: what was mailed works no longer"),
            ],
            [
                Json,
                Node,
                new("--user", "NAME", "Of add: the user that it belongs to."),
                new("--role", "ROLE", "Of add: what may be done with it; without it all that the user may."),
                new("--expires", "TIME", "Of add: how long it lives, from a minute to ten years."),
            ],
            static words => ResourceCommand.Run("token", TokenCommand.Verbs, Find("token")!, words)) { Least = 1, Choices = static () => ResourceCommand.Names(TokenCommand.Verbs) },
        new("audit", "list | verify", "Shows who changed what at a node, and whether that log is what was written.",
            [
                ("rem audit list --count 50", "the last changes, failed logins among them"),
                ("rem audit verify", "names lines that were edited, removed or moved; 1 when there are any"),
            ],
            [Json, Node, new("--count", "N", "Of list: how many to show, at most; without it 20.")],
            AuditCommand.Run) { Least = 1, Most = 1, Choices = static () => AuditCommand.Actions },
        new("doctor", "", "Says what this machine offers: runtimes, shells, limits, clock.",
            [("rem doctor", "a table"), ("rem doctor --json", "the same as data")],
            [Json],
            DoctorCommand.Run) { Most = 0 },
        new("completion", "bash|zsh|fish|pwsh", "Prints the completion script of a shell.",
            [("rem completion bash > /etc/bash_completion.d/rem", "for all users"), ("source <(rem completion zsh)", "for this shell")],
            [],
            CompletionCommand.Run) { Least = 1, Most = 1, Choices = static () => CompletionCommand.Shells },
    ];

    /// <summary>The command of a name, or null.</summary>
    public static CliCommand? Find(string name)
    {
        foreach (var command in All)
        {
            if (command.Name == name)
            {
                return command;
            }
        }

        return null;
    }
}
