using Rem.Plans;
using Rem.Values;

namespace Rem.Cases;

/// <summary>One case of a plan: what flows in, and what has to come out. Frozen.</summary>
/// <param name="Name">What it does: `it`.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Plan">The plan's text.</param>
public sealed record PlanCase(string Name, SourceSpan At, string Plan)
{
    /// <summary>Where the plan's text stands in the file of cases.</summary>
    public SourceSpan PlanAt { get; init; }

    /// <summary>The pipe.</summary>
    public RemMap Pipe { get; init; } = new(0);

    /// <summary>
    /// The command line: a map is `input` as it is, a list the words behind the plan; null runs the plan with no words.
    /// </summary>
    public object? Input { get; init; }

    /// <summary>Other files beside the plan: relative names and texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Files { get; init; } = [];

    /// <summary>What has to come out.</summary>
    public required CaseExpectation Expects { get; init; }

    /// <summary>When the clock starts; null for the machine's clock.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The secrets; null for the ones of a rem.yaml among the files.</summary>
    public RemMap? Secrets { get; init; }

    /// <summary>Answers that stand in for commands, by the command as it reads; null runs real ones.</summary>
    public IReadOnlyDictionary<string, CaseAnswer>? Shell { get; init; }

    /// <summary>Why it does not count yet, or null.</summary>
    public CaseSkip? Skip { get; init; }
}

/// <summary>What has to come out: a value, a part of one, or a failure.</summary>
public sealed record CaseExpectation
{
    /// <summary>True when <see cref="Gives"/> is the whole result.</summary>
    public bool HasGives { get; init; }

    /// <summary>The whole result.</summary>
    public object? Gives { get; init; }

    /// <summary>True when <see cref="Part"/> has to be in the result.</summary>
    public bool HasPart { get; init; }

    /// <summary>A part of the result.</summary>
    public object? Part { get; init; }

    /// <summary>The failure, or null.</summary>
    public CaseFails? Fails { get; init; }
}

/// <summary>A failure that has to come; what is null may be anything.</summary>
/// <param name="Code">The error's code.</param>
/// <param name="Place">Where: line or line:column in the plan, or with another file's name before it.</param>
/// <param name="Says">A part of the message.</param>
public sealed record CaseFails(string? Code, CasePlace? Place, string? Says);

/// <summary>What a command says in a case.</summary>
public sealed record CaseAnswer(string Output, string Stderr, int Code);

/// <summary>Why a case does not count yet.</summary>
public sealed record CaseSkip(string Because, string? Until);

/// <summary>The cases of one file.</summary>
public sealed record CaseFile(string Path, string? About, IReadOnlyList<PlanCase> Cases);
