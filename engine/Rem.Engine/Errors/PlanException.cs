using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Errors;

/// <summary>Something that the author of a plan, or its operator, can mend. Tools and tests read the properties, never the text.</summary>
public class PlanException : Exception
{
    private ErrorTrail? _trail;

    /// <summary>An error with its finding.</summary>
    public PlanException(Finding finding, Exception? inner = null)
        : base(finding.Message, inner) => Finding = finding;

    /// <summary>An error at a place.</summary>
    public PlanException(ErrorCode code, SourceSpan at, string message, string? hint = null)
        : this(new Finding(code, at, message, hint))
    {
    }

    /// <summary>What happened and where.</summary>
    public Finding Finding { get; private set; }

    /// <inheritdoc/>
    public override string Message => Finding.Message;

    /// <summary>What the action had made when it failed (`error.result`), or null.</summary>
    public object? Result { get; init; }

    /// <summary>The failures of branches that ran side by side (`error.failures`), or null.</summary>
    public IReadOnlyList<PlanException>? Failures { get; init; }

    /// <summary>Gives the error a place when it has none yet: an expression knows its text, a tag its key.</summary>
    public PlanException Locate(SourceSpan at)
    {
        if (Finding.At.File is null)
        {
            Finding = Finding with { At = at };
        }

        return this;
    }

    /// <summary>Puts `***` where message and hint hold a secret.</summary>
    public void Hide(Secrets secrets)
    {
        var message = secrets.Hide(Finding.Message);
        var hint = Finding.Hint is null ? null : secrets.Hide(Finding.Hint);
        if (!ReferenceEquals(message, Finding.Message) || !ReferenceEquals(hint, Finding.Hint))
        {
            Finding = Finding with { Message = message, Hint = hint };
        }
    }

    /// <summary>Says in the message that this error came up while another one was handled, where it does not say so itself.</summary>
    public void Follows(PlanException first)
    {
        if (!Finding.Message.Contains(first.Finding.Message, StringComparison.Ordinal))
        {
            Finding = Finding with { Message = $"{Finding.Message} (while 'on error' handled {first.Finding.Code.Id}: {first.Finding.Message})" };
        }
    }

    /// <summary>Puts a part in front of the trail, from the inside out. A `run` that its own step names (`run[2]`) is said once.</summary>
    public void Within(string part)
    {
        _trail ??= new ErrorTrail(Finding.Trail);
        if (_trail.Add(part))
        {
            Finding = Finding with { Trail = _trail.ToString() };
        }
    }
}

/// <summary>A limit of section 9 was hit. No `on error`, `try` or `pcall` swallows it; `always` runs.</summary>
public sealed class LimitException : PlanException
{
    /// <summary>A limit with its name and value in the message.</summary>
    public LimitException(ErrorCode code, SourceSpan at, string message, string? hint = null)
        : base(code, at, message, hint)
    {
    }

    /// <summary>A limit with its finding.</summary>
    public LimitException(Finding finding)
        : base(finding)
    {
    }
}

/// <summary>A plan that cannot run: everything that is wrong with it.</summary>
public sealed class InvalidPlanException(IReadOnlyList<Finding> findings)
    : Exception(findings.Count == 0 ? "invalid plan" : findings[0].Message)
{
    /// <summary>All findings, errors and warnings, in the order of the text.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
