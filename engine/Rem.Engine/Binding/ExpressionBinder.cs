using Rem.Errors;
using Rem.Expressions;
using Rem.Inspection;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Binding;

/// <summary>Parses the expressions, templates and paths of a plan, once, at their places.</summary>
public sealed class ExpressionBinder
{
    // Stand-ins for what did not parse: the plan does not run, but binding goes on and finds the rest.
    private static readonly ConstantExpression Nothing = new(ExpressionOrigin.None, 0, 0, null);
    private static readonly TextTemplate Empty = TextTemplate.Parse("", ParseOptions.PathsOnly, ExpressionOrigin.None, new FindingList())!;

    private readonly PlanBinder _binder;
    private readonly ParseOptions?[] _options = new ParseOptions?[8];

    internal ExpressionBinder(PlanBinder binder) => _binder = binder;

    /// <summary>A scalar with interpolation as data.</summary>
    public BoundValue Scalar(ScalarNode scalar, BindContext context)
    {
        var template = Template(scalar, 0, scalar.Text.Length, context);
        return template.IsLiteral ? new ConstantValue(scalar.Span, template.Literal) : new TemplateValue(scalar.Span, template);
    }

    /// <summary>A stretch of a scalar or key as literal text with interpolation.</summary>
    public TextTemplate Template(ScalarNode node, int start, int length, BindContext context)
    {
        var text = start == 0 && length == node.Text.Length ? node.Text : node.Text.Substring(start, length);
        var template = TextTemplate.Parse(text, OptionsFor(context), new ExpressionOrigin(node, start), _binder.Findings) ?? Empty;
        context.Slots?.Add(template);
        return template;
    }

    /// <summary>A capture as text.</summary>
    public BoundText Text(ScalarNode node, int start, int length, BindContext context)
    {
        var text = node.Text.Substring(start, length);
        return text.Contains("${{", StringComparison.Ordinal)
            ? new BoundText(node.Locate(start, length), Template(node, start, length, context))
            : new BoundText(node.Locate(start, length), text);
    }

    /// <summary>A stretch of a key as an expression; `${{ expression }}` as a whole is that expression.</summary>
    public Expression Capture(ScalarNode key, int start, int length, BindContext context)
    {
        var text = key.Text.AsSpan(start, length);
        if (text.StartsWith("${{") && text.EndsWith("}}") && text[3..].IndexOf("${{") < 0)
        {
            start += 3;
            length -= 5;
        }
        else if (text.IndexOf("${{") >= 0)
        {
            var at = start + text.IndexOf("${{");
            _binder.Findings.Error(BindErrors.Capture, key.Locate(at, 3), "an expression needs no '${{ }}': names stand in it as they are", "write for example `if load > limit`");
            return Nothing;
        }

        return Parse(key.Text.Substring(start, length), new ExpressionOrigin(key, start), context);
    }

    /// <summary>A text as an expression.</summary>
    public Expression Parse(string text, ExpressionOrigin origin, BindContext context)
    {
        var expression = ExpressionParser.Parse(text, OptionsFor(context), origin, _binder.Findings) ?? Nothing;
        context.Slots?.Add(expression);
        return expression;
    }

    /// <summary>A stretch of a key or scalar as a path to be written; parsed now unless it has to be filled in first.</summary>
    public BoundPath WritePath(ScalarNode node, int start, int length, BindContext context)
    {
        var text = node.Text.Substring(start, length);
        var at = node.Locate(start, length);
        if (text.Contains("${{", StringComparison.Ordinal))
        {
            return new BoundPath(at, Template(node, start, length, context));
        }

        if (text.Length >= 2 && text[0] is '"' or '\'' && text.IndexOf(text[0], 1) == text.Length - 1)
        {
            return new BoundPath(at, NamePath(text[1..^1]));
        }

        var path = DotPath.Parse(text, PathUse.Write, OptionsFor(context), new ExpressionOrigin(node, start), _binder.Findings);
        return new BoundPath(at, path ?? NamePath("?"));
    }

    private static DotPath NamePath(string name) =>
        new([new PathSegment(PathStep.OfName(string.Intern(name)))], isPlain: false, isFixed: false, isOptional: false);

    private ParseOptions OptionsFor(BindContext context)
    {
        ref var options = ref _options[(int)context.Names];
        return options ??= Make(context.Names);
    }

    private ParseOptions Make(PlaceNames names)
    {
        var list = new List<string>(3);
        if ((names & PlaceNames.Error) != 0)
        {
            list.Add("error");
        }

        if ((names & PlaceNames.Value) != 0)
        {
            list.Add("value");
        }

        if ((names & PlaceNames.Loop) != 0)
        {
            list.Add("loop");
        }

        return new ParseOptions(_binder.Options.Filters, list.ToArray()) { MaxDepth = _binder.Options.Limits.Nesting };
    }
}
