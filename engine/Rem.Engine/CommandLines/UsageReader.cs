using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Settings;
using Rem.Values;

namespace Rem.CommandLines;

/// <summary>Reads `__usage`; each wrong thing is a finding with its place.</summary>
internal sealed class UsageReader
{
    private static readonly string[] Keys = [.. SettingsTable.Names(UsageTable.Root)];
    private static readonly string[] ArgumentKeys = [.. SettingsTable.Names(UsageTable.Argument)];
    private static readonly string[] OptionKeys = [.. SettingsTable.Names(UsageTable.Option)];

    private readonly FindingList _findings;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<char> _letters = [];
    private bool _takesFlags;

    private UsageReader(FindingList findings) => _findings = findings;

    public static PlanUsage? Read(PlanNode node, FindingList findings) =>
        KnownKeys.Read(node, "'__usage'", Keys, BindErrors.Usage, findings) is { } keys ? new UsageReader(findings).Read(keys) : null;

    private PlanUsage Read(KnownKeys keys)
    {
        if (keys.Find("permissions") is { } permissions and not MapNode)
        {
            keys.Wrong<string>("permissions", permissions, "a map");
        }

        return new PlanUsage
        {
            Name = keys.Text("name"),
            About = keys.Text("about"),
            Author = keys.Text("author"),
            Website = keys.Text("website"),
            Version = keys.Text("version"),
            Arguments = ReadArguments(keys.List("args")),
            Options = ReadOptions(keys.Map("options")),
            IsLongRunning = keys.Flag("long running"),
            WorkingFolder = keys.Text("cwd"),
            WorkingFolderAt = keys.Find("cwd")?.Span ?? SourceSpan.None,
            PidFile = keys.Text("pidfile"),
            Isolation = ReadIsolation(keys),
        };
    }

    /// <summary>Reads a list of arguments that stands by itself: those of a function, which may be flags.</summary>
    public static IReadOnlyList<UsageEntry> ReadArguments(PlanNode node, FindingList findings)
    {
        if (node is ListNode list)
        {
            return new UsageReader(findings) { _takesFlags = true }.ReadArguments(list.Items);
        }

        findings.Error(BindErrors.Usage, node.Span, $"'args' must be a list of names or maps, got {PlanShapes.Describe(node)}");
        return [];
    }

    private static Isolation? ReadIsolation(KnownKeys keys)
    {
        switch (keys.Text("isolate"))
        {
            case null:
                return null;
            case "inproc":
                return Isolation.InProcess;
            case "limited":
                return Isolation.Limited;
            case "process":
                return Isolation.Process;
            default:
                keys.Wrong<string>("isolate", keys.Find("isolate")!, "inproc, limited or process");
                return null;
        }
    }

    private List<UsageEntry> ReadArguments(IReadOnlyList<PlanNode> items)
    {
        var entries = new List<UsageEntry>(items.Count);
        foreach (var item in items)
        {
            var entry = item is ScalarNode { Value: not null } name ? new UsageEntry(name.Text, UsageType.Text) : ReadArgument(item);
            if (entry is null)
            {
                continue;
            }

            if (entries.Count > 0)
            {
                CheckOrder(entries[^1], entry, item.Span);
            }

            CheckName(entry.Name, item is MapNode map ? map.Find("name")!.Span : item.Span);
            entries.Add(entry);
        }

        return entries;
    }

    private UsageEntry? ReadArgument(PlanNode item)
    {
        if (KnownKeys.Read(item, "an argument", ArgumentKeys, BindErrors.Usage, _findings) is not { } keys || keys.Require("name") is null || keys.Text("name") is not { } name)
        {
            return null;
        }

        var type = ReadType(keys);
        var isRemaining = keys.Flag("remaining") || type == UsageType.List;
        if (type == UsageType.Flag && !_takesFlags)
        {
            keys.Wrong<string>("type", keys.Find("type")!, "a type that takes a value; a flag is an option");
        }

        if (keys.Flag("required") && keys.Has("default"))
        {
            _findings.Error(BindErrors.Usage, keys.Find("default")!.Span, $"the argument '{name}' is required and has a default", "leave one of the two out");
        }

        var entry = new UsageEntry(name, type) { About = keys.Text("about"), IsRequired = keys.Flag("required"), IsRemaining = isRemaining };
        return WithDefault(entry, isRemaining ? UsageType.List : type, keys);
    }

    private List<UsageEntry> ReadOptions(IReadOnlyList<MapEntry> items)
    {
        var entries = new List<UsageEntry>(items.Count);
        foreach (var (key, value) in items)
        {
            CheckName(key.Text, key.Span);
            if (value is ScalarNode { Value: null })
            {
                entries.Add(new UsageEntry(key.Text, UsageType.Text));
            }
            else if (KnownKeys.Read(value, "an option", OptionKeys, BindErrors.Usage, _findings) is { } keys)
            {
                var type = ReadType(keys);
                entries.Add(WithDefault(new UsageEntry(key.Text, type) { About = keys.Text("about"), Letter = ReadLetter(keys) }, type, keys));
            }
        }

        return entries;
    }

    private static UsageType ReadType(KnownKeys keys)
    {
        var name = keys.Text("type");
        if (name is null)
        {
            return UsageType.Text;
        }

        if (UsageTypes.Find(name) is { } type)
        {
            return type;
        }

        keys.Wrong<string>("type", keys.Find("type")!, string.Join(", ", UsageTypes.Names[..^1]) + " or " + UsageTypes.Names[^1]);
        return UsageType.Text;
    }

    private char? ReadLetter(KnownKeys keys)
    {
        if (keys.Text("letter") is not { } letter)
        {
            return null;
        }

        if (letter.Length != 1 || !char.IsAsciiLetterOrDigit(letter[0]))
        {
            keys.Wrong<string>("letter", keys.Find("letter")!, "one letter or digit");
            return null;
        }

        if (!_letters.Add(letter[0]))
        {
            _findings.Error(BindErrors.Usage, keys.Find("letter")!.Span, $"two options have the letter '{letter}'");
        }

        return letter[0];
    }

    private static UsageEntry WithDefault(UsageEntry entry, UsageType type, KnownKeys keys)
    {
        if (keys.Find("default") is not { } node)
        {
            return entry;
        }

        var value = DataBinder.Verbatim(node);
        if (!UsageTypes.Fits(type, value))
        {
            keys.Wrong<string>("default", node, $"{UsageTypes.WithArticle(type)} (the type of '{entry.Name}')");
        }

        return entry with { HasDefault = true, Default = Ownership.Share(value) };
    }

    private void CheckOrder(UsageEntry before, UsageEntry entry, SourceSpan at)
    {
        if (before.IsRemaining)
        {
            _findings.Error(BindErrors.Usage, at, $"'{before.Name}' takes all words that are left, so no argument can stand behind it");
        }
        else if (entry.IsRequired && !before.IsRequired)
        {
            _findings.Error(BindErrors.Usage, at, $"'{entry.Name}' is required but stands behind '{before.Name}', which is not", "put required arguments first");
        }
    }

    private void CheckName(string name, SourceSpan at)
    {
        if (name.Length == 0 || name[0] == '-' || name.AsSpan().IndexOfAny(" =\t\n\0") >= 0)
        {
            _findings.Error(BindErrors.Usage, at, $"{ValueText.Show(name)} is no name for an argument or option", "use letters, digits, '-' and '_'");
        }
        else if (!_names.Add(name))
        {
            _findings.Error(BindErrors.Usage, at, $"there are two arguments or options '{name}'");
        }
    }
}
