using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Engine.Tests.Plans;

public sealed class IncludeTests
{
    [Fact]
    public void Included_keys_stand_where_the_include_stands() =>
        Load("a: 1\n__include: b.yaml\nz: 2\n", new() { ["b.yaml"] = "x: 3\ny: [4]\n" }).ShouldBe("{\"a\":1,\"x\":3,\"y\":[4],\"z\":2}");

    [Fact]
    public void An_include_may_stand_in_any_block_and_name_several_files() =>
        Load("a:\n  __include: [b.yaml, c.yaml]\n", new() { ["b.yaml"] = "x: 3\n", ["c.yaml"] = "y: 4\n" }).ShouldBe("{\"a\":{\"x\":3,\"y\":4}}");

    [Fact]
    public void A_path_starts_from_the_folder_of_the_file_that_includes()
    {
        var files = new MemoryFiles { ["plans/web.yaml"] = "__include: parts/a.yaml\n", ["plans/parts/a.yaml"] = "__include: ../b.yaml\n", ["plans/b.yaml"] = "x: 1\n" };
        var findings = new FindingList();

        var document = new PlanLoader(files, RemLimits.Default).Load("plans/web.yaml", findings);

        findings.Items.ShouldBeEmpty();
        ValueText.Json(PlanTexts.Value(document.Root)).ShouldBe("{\"x\":1}");
        document.Includes.Select(f => f.Path).ShouldBe(["plans/parts/a.yaml", "plans/b.yaml"]);
    }

    [Fact]
    public void Included_nodes_keep_the_places_of_their_own_file()
    {
        var files = new MemoryFiles { ["b.yaml"] = "\nx: 3\n" };
        var findings = new FindingList();

        var document = new PlanLoader(files, RemLimits.Default).Load("__include: b.yaml", "a.yaml", findings);

        ((MapNode)document.Root!).Find("x")!.Span.ToString().ShouldBe("b.yaml:2:4");
    }

    [Fact]
    public void What_is_wrong_in_an_included_file_is_reported_there() =>
        Fails("__include: b.yaml\n", new() { ["b.yaml"] = "x: [1\n" }).ShouldBe("b.yaml:1:4 REM1004 this '[' is not closed");

    [Fact]
    public void A_missing_file_is_reported_at_the_name() =>
        Fails("a: 1\n__include: [b.yaml, no.yaml]\n", new() { ["b.yaml"] = "x: 1" }).ShouldBe("plan.yaml:2:21 REM1031 there is no file 'no.yaml' to include");

    [Fact]
    public void A_file_that_cannot_be_read_says_why() =>
        Fails("__include: locked.yaml\n", []).ShouldBe("plan.yaml:1:12 REM1031 the file 'locked.yaml' cannot be included: permission denied");

    [Fact]
    public void A_circle_names_the_chain() =>
        Fails("__include: a.yaml\n", new() { ["a.yaml"] = "__include: b.yaml\n", ["b.yaml"] = "__include: ./a.yaml\n" })
            .ShouldBe("b.yaml:1:12 REM1032 files include each other in a circle: a.yaml -> b.yaml -> a.yaml");

    [Fact]
    public void A_plan_that_includes_itself_is_a_circle() =>
        Fails("__include: plan.yaml\n", new() { ["plan.yaml"] = "x: 1" }).ShouldBe("plan.yaml:1:12 REM1032 files include each other in a circle: plan.yaml -> plan.yaml");

    [Theory]
    [InlineData("__include: 5", "plan.yaml:1:12 REM1033 '__include' expects a file name or a list of file names, got integer 5")]
    [InlineData("__include: {a: 1}", "plan.yaml:1:12 REM1033 '__include' expects a file name or a list of file names, got a map")]
    [InlineData("__include: [[a]]", "plan.yaml:1:13 REM1033 '__include' expects a file name or a list of file names, got a list")]
    [InlineData("__include:", "plan.yaml:1:11 REM1033 '__include' expects a file name or a list of file names, got null")]
    [InlineData("__include: x/${{ y }}.yaml", "plan.yaml:1:14 REM1033 '__include' is read when the plan is loaded")]
    public void An_include_is_a_file_name_known_when_the_plan_is_loaded(string text, string finding) =>
        Fails(text, []).ShouldStartWith(finding);

    [Theory]
    [InlineData("- 1", "a list")]
    [InlineData("text", "text 'text'")]
    public void An_included_file_is_a_map(string content, string got) =>
        Fails("__include: b.yaml", new() { ["b.yaml"] = content }).ShouldBe($"plan.yaml:1:12 REM1034 the included file 'b.yaml' must be a map, got {got}");

    [Fact]
    public void An_empty_file_includes_nothing() => Load("a: 1\n__include: b.yaml", new() { ["b.yaml"] = "# nothing\n" }).ShouldBe("{\"a\":1}");

    [Fact]
    public void A_key_of_both_files_is_an_error_that_names_both_places() =>
        Fails("x: 1\n__include: b.yaml", new() { ["b.yaml"] = "y: 2\nx: 3\n" })
            .ShouldBe("b.yaml:2:1 REM1011 the key 'x' stands twice in this map, in plan.yaml:1:1 and b.yaml:2:1");

    [Fact]
    public void Own_and_included_keys_win_over_merged_ones() =>
        Load("base: &b {x: 1, y: 1}\nc:\n  <<: *b\n  __include: b.yaml\n", new() { ["b.yaml"] = "x: 2" }).ShouldBe("{\"base\":{\"x\":1,\"y\":1},\"c\":{\"y\":1,\"x\":2}}");

    [Fact]
    public void A_key_with_a_backslash_is_no_include() => Load("\\__include: b.yaml", []).ShouldBe("{\"\\\\__include\":\"b.yaml\"}");

    [Fact]
    public void A_file_that_is_included_twice_is_read_once_and_counts_as_an_alias()
    {
        var files = new MemoryFiles { ["b.yaml"] = "x: 1\n" };
        var findings = new FindingList();

        new PlanLoader(files, RemLimits.Default with { AliasNodes = 3 }).Load("a: {__include: b.yaml}\nb: {__include: b.yaml}\nc: {__include: b.yaml}\n", "plan.yaml", findings);

        files.Reads.ShouldBe(1);
        Line(findings).ShouldStartWith("plan.yaml:3:16 REM1502");
    }

    [Fact]
    public void A_bomb_of_includes_ends_at_the_limit()
    {
        var files = new Dictionary<string, string> { ["f0.yaml"] = "x: [1, 2, 3, 4]\n" };
        for (var i = 1; i < 30; i++)
        {
            files[$"f{i}.yaml"] = $"a: {{__include: f{i - 1}.yaml}}\nb: {{__include: f{i - 1}.yaml}}\n";
        }

        Fails("__include: f20.yaml\n", files).ShouldContain("REM1502");
    }

    [Fact]
    public void Includes_inside_each_other_are_bounded()
    {
        var files = new Dictionary<string, string>();
        for (var i = 0; i < 100; i++)
        {
            files[$"f{i}.yaml"] = $"k{i}: 1\n__include: f{i + 1}.yaml\n";
        }

        Fails("__include: f0.yaml\n", files).ShouldBe("f31.yaml:2:12 REM1035 includes stand deeper inside each other than the limit of 32");
    }

    [Fact]
    public void Levels_that_includes_bring_count()
    {
        var files = new Dictionary<string, string> { ["b.yaml"] = "x: " + new string('[', 40) + new string(']', 40) };

        Fails("a: " + string.Concat(Enumerable.Repeat("{a: ", 40)) + "{__include: b.yaml}" + new string('}', 40), files).ShouldContain("REM1503");
    }

    [Fact]
    public void All_files_together_are_bounded()
    {
        var limits = RemLimits.Default with { FileBytes = 100 };
        var files = new MemoryFiles();
        for (var i = 0; i < 6; i++)
        {
            files[$"f{i}.yaml"] = $"k{i}: {new string('x', 90)}\n";
        }

        var findings = new FindingList();
        new PlanLoader(files, limits).Load("__include: [f0.yaml, f1.yaml, f2.yaml, f3.yaml, f4.yaml, f5.yaml]", "plan.yaml", findings);

        findings.Items[0].Code.ShouldBe(LimitErrors.File);
        findings.Items[0].Message.ShouldContain("4 times the limit of 100 bytes");
    }

    [Fact]
    public void A_plan_is_loaded_from_the_disk_with_its_includes()
    {
        var folder = Directory.CreateTempSubdirectory("rem-include");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.yaml"), "__include: sub/b.yaml\n");
            Directory.CreateDirectory(Path.Combine(folder.FullName, "sub"));
            File.WriteAllText(Path.Combine(folder.FullName, "sub", "b.yaml"), "\uFEFFx: 1\n");
            var findings = new FindingList();

            var document = new PlanLoader(RemLimits.Default).Load(Path.Combine(folder.FullName, "a.yaml"), findings);

            findings.Items.ShouldBeEmpty();
            ValueText.Json(PlanTexts.Value(document.Root)).ShouldBe("{\"x\":1}");
            document.File.FullPath.ShouldBe(Path.Combine(folder.FullName, "a.yaml"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("no/such/plan.yaml", "there is no file 'no/such/plan.yaml'")]
    [InlineData("/", "the plan '/' cannot be read: it is a folder")]
    [InlineData("a\0b", "the plan 'a\0b' cannot be read: this is no path")]
    public void A_plan_that_cannot_be_read_is_a_finding(string path, string message)
    {
        var findings = new FindingList();

        new PlanLoader(RemLimits.Default).Load(path, findings).Root.ShouldBeNull();

        var finding = findings.Items.ShouldHaveSingleItem();
        finding.Code.ShouldBe(PlanErrors.File);
        finding.Message.ShouldBe(message);
    }

    [Fact]
    public void An_endless_file_is_read_up_to_the_limit_only()
    {
        if (!File.Exists("/dev/zero"))
        {
            return;
        }

        var findings = new FindingList();

        new PlanLoader(RemLimits.Default).Load("/dev/zero", findings);

        findings.Items.ShouldHaveSingleItem().Code.ShouldBe(LimitErrors.File);
    }

    private static string Load(string text, Dictionary<string, string> files)
    {
        var findings = new FindingList();
        var document = new PlanLoader(new MemoryFiles(files), RemLimits.Default).Load(text, "plan.yaml", findings);
        findings.Items.ShouldBeEmpty();
        return ValueText.Json(PlanTexts.Value(document.Root));
    }

    private static string Fails(string text, Dictionary<string, string> files)
    {
        var findings = new FindingList();
        new PlanLoader(new MemoryFiles(files), RemLimits.Default).Load(text, "plan.yaml", findings);
        return Line(findings);
    }

    private static string Line(FindingList findings)
    {
        var finding = findings.Items.ShouldHaveSingleItem();
        return $"{finding.At} {finding.Code} {finding.Message}";
    }

    private sealed class MemoryFiles(Dictionary<string, string> files) : IPlanFiles
    {
        public MemoryFiles()
            : this([])
        {
        }

        public int Reads { get; private set; }

        public string this[string path]
        {
            set => files[path] = value;
        }

        public byte[]? Read(string path, int limit)
        {
            Reads++;
            return path == "locked.yaml" ? throw new UnauthorizedAccessException("Access to the path is denied.")
                : files.TryGetValue(path, out var text) ? Encoding.UTF8.GetBytes(text) : null;
        }
    }
}
