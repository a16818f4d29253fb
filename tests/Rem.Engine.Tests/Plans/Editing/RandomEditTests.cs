using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Plans.Editing;
using Rem.Running;
using Rem.Values;
using Xunit.Abstractions;

namespace Rem.Engine.Tests.Plans.Editing;

/// <summary>Random changes of every plan of the repository. REM_TEST_SEED repeats a run, REM_TEST_EDITS makes it longer.</summary>
public sealed class RandomEditTests(ITestOutputHelper output)
{
    private static readonly object?[] Values =
    [
        1L, 2.5, true, null, "text", "yes", "a: b # c", "", "two\nlines\n", "${{ a | join ', ' }}", new RemMap(0), new RemList(0),
        new RemMap { ["every"] = "5s", ["bound"] = new RemMap { ["above"] = 4L } },
        new RemList { 1L, "x, y", new RemMap { ["shell"] = "echo a\necho b\n", ["timeout"] = "5s" } },
    ];

    [Fact]
    public void A_change_touches_the_lines_of_its_place_only_and_gives_what_was_asked()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_SEED"), out var given) ? given : Environment.TickCount;
        var count = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_EDITS"), out var edits) ? edits : 2_000;
        output.WriteLine($"seed {seed}");
        var texts = Texts();
        var (random, done) = (new Random(seed), 0);
        for (var i = 0; i < count; i++)
        {
            var text = texts[random.Next(texts.Length)];
            var root = Read(text)!;
            var (path, place) = Place(root, random);
            YamlChange change = random.Next(3) == 0 ? new YamlRemove(path) : new YamlSet(path, Values[random.Next(Values.Length)]);
            try
            {
                var edited = YamlEdit.Apply("plan.yaml", text, [change], RemLimits.Default);
                done++;
                if (edited == text)
                {
                    continue; // it was so already
                }

                Check(text, edited, place, $"seed {seed}, change {i}: {(change as YamlSet)?.Value ?? "remove"} at {string.Join('.', path)}");
            }
            catch (PlanException error) when (error.Finding.Code == EditErrors.Text)
            {
                // Allowed, but seldom.
            }
        }

        output.WriteLine($"{done} of {count} changes could be made");
        done.ShouldBeGreaterThan(count * 95 / 100);
    }

    [Fact]
    public void A_text_is_read_as_it_was_written_and_changes_no_value()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_SEED"), out var given) ? given : Environment.TickCount;
        var count = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_EDITS"), out var edits) ? edits : 1_000;
        output.WriteLine($"seed {seed}");
        var texts = Texts();
        var (random, done) = (new Random(seed), 0);
        for (var i = 0; i < count; i++)
        {
            var text = texts[random.Next(texts.Length)];
            var (path, _) = Place(Read(text)!, random);
            var about = $"seed {seed}, change {i}: {string.Join('.', path)}";
            var place = YamlEdit.Find("plan.yaml", text, path.SkipLast(1).ToList(), RemLimits.Default);
            if (!place.Texts.TryGetValue(path[^1], out var own) || own is not string { Length: > 0 } old)
            {
                continue; // an item of a list, or nothing
            }

            // A comment above it, and one behind it.
            var written = $"# here {i}\n{old.TrimEnd()}\n" + (old.EndsWith('\n') && !old.StartsWith('|') && !old.StartsWith('>') ? "# there\n" : "");
            try
            {
                var edited = YamlEdit.Apply("plan.yaml", text, [new YamlAsWritten(path, written)], RemLimits.Default);
                SameValue.Is(DataBinder.Verbatim(Read(edited)!), DataBinder.Verbatim(Read(text)!)).ShouldBeTrue(about);
                var again = YamlEdit.Find("plan.yaml", edited, path.SkipLast(1).ToList(), RemLimits.Default);
                ((string)again.Texts[path[^1]]!).TrimEnd().ShouldBe(written.TrimEnd(), about);
                YamlEdit.Apply("plan.yaml", edited, [new YamlAsWritten(path, written)], RemLimits.Default).ShouldBe(edited, about);
                done++;
            }
            catch (PlanException error) when (error.Finding.Code == EditErrors.Text || error.Finding.Code == EditErrors.Yaml)
            {
                // Within brackets no comment can stand, and an alias is nothing without its anchor.
            }
        }

        output.WriteLine($"{done} of {count} texts could be written");
        done.ShouldBeGreaterThan(count / 4);
    }

    private static void Check(string text, string edited, PlanNode place, string about)
    {
        var (before, after) = (text.Split('\n'), edited.Split('\n'));
        var first = 0;
        while (first < before.Length && first < after.Length && before[first] == after[first])
        {
            first++;
        }

        var last = 0;
        while (last < before.Length - first && last < after.Length - first && before[^(last + 1)] == after[^(last + 1)])
        {
            last++;
        }

        // The entry's own lines, the line of its key, and comments right above it.
        var start = place.Span.Line - 1;
        do
        {
            start--;
        }
        while (start >= 0 && (before[start].TrimStart() is ['#', ..] or "" || start >= place.Span.Line - 2));

        var end = place.Span.File!.Position(place.Span.End).Line;
        while (end < before.Length && before[end].TrimStart() is ['#', ..] or "")
        {
            end++; // those behind it that are indented as it is
        }

        about += $"\n{string.Join('\n', before[Math.Max(0, first - 3)..Math.Min(before.Length, Math.Max(first, before.Length - last) + 3)])}\n--- became\n{string.Join('\n', after[Math.Max(0, first - 3)..Math.Min(after.Length, Math.Max(first, after.Length - last) + 3)])}";
        first.ShouldBeGreaterThanOrEqualTo(Math.Max(0, start), about);
        (before.Length - last).ShouldBeLessThanOrEqualTo(Math.Min(before.Length, end + 1), about);
    }

    // A random entry or item, and the keys that lead to it.
    private static (List<string> Path, PlanNode Node) Place(PlanNode root, Random random)
    {
        var (path, node) = (new List<string>(), root);
        while (true)
        {
            if (node is MapNode { Entries.Count: > 0 } map)
            {
                var entry = map.Entries[random.Next(map.Entries.Count)];
                path.Add(entry.Key.Text);
                node = entry.Value.Span.Length > 0 ? entry.Value : entry.Key;
            }
            else if (node is ListNode { Items.Count: > 0 } list)
            {
                var at = random.Next(list.Items.Count);
                path.Add($"{at}");
                node = list.Items[at].Span.Length > 0 ? list.Items[at] : list;
                if (node == list)
                {
                    return (path, list);
                }
            }
            else
            {
                return (path, node);
            }

            if (random.Next(3) == 0)
            {
                return (path, node);
            }
        }
    }

    private static PlanNode? Read(string text) => PlanReader.Read(new SourceFile("plan.yaml", text), RemLimits.Default, new FindingList()).Root;

    private static string[] Texts()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "rem.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return
        [
            .. new[] { "plans", "tests/conformance" }
                .SelectMany(each => Directory.GetFiles(Path.Combine(folder, each), "*.yaml", SearchOption.AllDirectories))
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
                .Where(static text => text.Length < 20_000 && Read(text) is MapNode),
        ];
    }
}
