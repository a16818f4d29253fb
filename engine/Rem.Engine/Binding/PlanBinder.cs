using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting;
using Rem.Scripting.Workers;
using Rem.Tags;
using Rem.Templates;

namespace Rem.Binding;

/// <summary>
/// Turns a plan's tree into what runs: keys matched to tags, expressions parsed, scripts compiled, all findings in
/// one list. One binder binds one plan.
/// </summary>
public sealed class PlanBinder
{
    private readonly PlanFilesNamed _files;

    private TemplateFiles? _templates;
    private PlanUsage? _usage;
    private Habits? _habits;
    private WorkerPool? _workers;
    private bool _hasSections;
    private bool _hasServices;
    private List<Action>? _whenBound; // while the whole plan is being bound

    private PlanBinder(RemOptions options, PlanDocument document, PlanLibrary library, FindingList findings)
    {
        Options = options;
        Document = document;
        Library = library;
        Findings = findings;
        Table = options.Tags;
        Expressions = new ExpressionBinder(this);
        Data = new DataBinder(this);
        Blocks = new BlockBinder(this);
        Steps = new StepBinder(this);
        Modifiers = new ModifierBinder(this);
        Directives = new Directives(this);
        NearMisses = new NearMisses(this);
        _files = new PlanFilesNamed(this);
    }

    /// <summary>The frozen configuration: tags, filters, runtimes, limits.</summary>
    public RemOptions Options { get; }

    /// <summary>The plan's text and tree.</summary>
    public PlanDocument Document { get; }

    /// <summary>The plans that this one calls.</summary>
    public PlanLibrary Library { get; }

    /// <summary>Everything that is wrong.</summary>
    public FindingList Findings { get; }

    /// <summary>The tags in force: the plan's own on top of the built-in ones.</summary>
    public TagTable Table { get; private set; }

    /// <summary>Expressions, templates and paths.</summary>
    public ExpressionBinder Expressions { get; }

    /// <summary>Data.</summary>
    public DataBinder Data { get; }

    /// <summary>Blocks.</summary>
    public BlockBinder Blocks { get; }

    /// <summary>Steps.</summary>
    public StepBinder Steps { get; }

    /// <summary>How far scripts of this plan are kept apart where neither step nor tag says so.</summary>
    public Isolation Isolation => _usage?.Isolation ?? Options.Isolation;

    /// <summary>
    /// The runtime of a language: its own, or for <see cref="Isolation.Process"/> one whose scripts run in this plan's
    /// workers, which no other plan uses. Reports it and gives null where there are no worker processes: a script is
    /// never run with less around it than was asked for.
    /// </summary>
    public IScriptRuntime? RuntimeOf(RuntimeRow row, Isolation isolation, SourceSpan at)
    {
        if (isolation != Isolation.Process)
        {
            return row.Runtime;
        }

        if (Options.ProgramFolder is null || WorkerProgram.In(Options.ProgramFolder) is not { } program)
        {
            var why = WorkerProgram.IsSupported ? "there is no program that serves as worker process" : "this system has no worker processes that can be held to limits";
            Findings.Error(WorkerErrors.NotHere, at, $"{why}, and the script asks for 'isolate: process'", WorkerErrors.NotHere.Fix);
            return null;
        }

        var limits = Options.Limits;
        _workers ??= new WorkerPool(program, new ScriptLimits(limits.ScriptTime, limits.ScriptMemoryBytes, limits.CallDepth));
        return _workers.Runtime(row);
    }

    internal ModifierBinder Modifiers { get; }

    internal Directives Directives { get; }

    internal NearMisses NearMisses { get; }

    /// <summary>Made at first use: few plans come near it, and each method that a short run compiles is paid for.</summary>
    internal Habits Habits => _habits ??= new Habits(this);

    /// <summary>
    /// Reads a text file that the plan names (a script, a template), where the plan has none from the plans that it falls
    /// back on; reports what is wrong and gives null.
    /// </summary>
    public SourceFile? ReadFile(ScalarNode path, string what, PlanFolders? folders = null) => _files.Read(path, what, folders);

    /// <summary>The parts that templates of this plan name; one that several name is read once.</summary>
    public TemplateFiles Templates => _templates ??= new TemplateFiles(Options.Files, Options.Limits, new PlanFolders(Document.File.Path));

    /// <summary>The plan that a `call` names; reports what is wrong and gives null.</summary>
    public PlanReference? Call(ScalarNode path) => _files.Call(path);

    /// <summary>Checks what is fixed of a call's `with` (null without one) against the called plan's `__usage`.</summary>
    public void CheckInput(PlanReference called, PlanNode? with, SourceSpan at) => CallInput.Check(this, called, with, at);

    /// <summary>The plan that a filled-in `call` names, loaded while the plan runs.</summary>
    public PlanReference CallNow(string path, SourceSpan at) => _files.CallNow(path, at);

    /// <summary>Binds a document. What is wrong with it is in the findings; the plan may run only without errors there.</summary>
    public static BoundPlan Bind(PlanDocument document, RemOptions options, PlanLibrary library, FindingList findings) =>
        new PlanBinder(options, document, library, findings).BindWhole();

    /// <summary>A binder of the same plan, with its tags, that reports to another list: for what is bound while the plan runs.</summary>
    internal PlanBinder Reporting(FindingList findings) => new(Options, Document, Library, findings) { Table = Table, _usage = _usage, _workers = _workers };

    /// <summary>Does something when all of the plan is bound; at once for what is bound while the plan runs.</summary>
    public void WhenBound(Action action)
    {
        if (_whenBound is null)
        {
            action();
        }
        else
        {
            _whenBound.Add(action);
        }
    }

    /// <summary>Notes that the plan has a section, and whether that keeps it running.</summary>
    internal void NoteSection(bool stays)
    {
        _hasSections = true;
        _hasServices |= stays;
    }

    private BoundPlan BindWhole()
    {
        _whenBound = [];
        var plan = BindRoot();
        var actions = _whenBound;
        _whenBound = null;
        foreach (var action in actions)
        {
            action();
        }

        return plan;
    }

    private BoundPlan BindRoot()
    {
        if (Document.Root is null or ScalarNode { Value: null })
        {
            return new BoundPlan(Document.File, new Block(new SourceSpan(Document.File, 0, 0), [], null, null), null);
        }

        if (Document.Root is not MapNode map)
        {
            Findings.Error(BindErrors.Root, Document.Root.Span, $"a plan is a map, got {PlanShapes.Describe(Document.Root)}", PlanShapes.RootHint(Document.Root));
            return new BoundPlan(Document.File, new Block(Document.Root.Span, [], null, null), null);
        }

        _usage = PlanUsage.Read(map.Find("__usage"), Findings);
        if (map.Find("__use") is { } packages && new Packages(Options, Library, Findings).Use(packages) is { Count: > 0 } rows)
        {
            Table = new TagTable(rows, Table);
        }

        if (map.Find(TagDefinitions.Key) is { } definitions)
        {
            BindTags(definitions, TagOrigin.Plan);
        }

        var root = Blocks.BindEntries(map, BindContext.Root, null, isRoot: true);
        if (!root.HasTags)
        {
            Habits.LookAtRoot(map);
        }

        var plan = new BoundPlan(Document.File, root, _usage) { Calls = new CallBinder(this) };
        if (_hasServices || _usage is { IsLongRunning: true })
        {
            plan = plan with { IsLongRunning = true, HasServices = _hasServices };
        }

        plan.HasSections = _hasSections;
        return plan;
    }

    /// <summary>Binds the tags of a package in its own file, for the plans that use it.</summary>
    internal static List<TagRow> BindPackage(PlanDocument document, PlanNode definitions, RemOptions options, PlanLibrary library, FindingList findings) =>
        new PlanBinder(options, document, library, findings).BindTags(definitions, TagOrigin.Package);

    /// <summary>The tags of a package as they are described, without what they do.</summary>
    internal static List<TagRow> ReadPackage(PlanDocument document, PlanNode definitions, RemOptions options, PlanLibrary library, FindingList findings) =>
        new TagDefinitions(new PlanBinder(options, document, library, findings), TagOrigin.Package).Read(definitions);

    // The patterns first, so that the whole file knows them.
    private List<TagRow> BindTags(PlanNode node, TagOrigin origin)
    {
        var definitions = new TagDefinitions(this, origin);
        var rows = definitions.Read(node);
        if (rows.Count > 0)
        {
            Table = new TagTable(rows, Table);
        }

        definitions.Bind();
        return rows;
    }
}
