using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Binding;

/// <summary>Binds data: scalars with interpolation, lists element by element, maps as blocks.</summary>
public sealed class DataBinder
{
    private readonly PlanBinder _binder;

    internal DataBinder(PlanBinder binder) => _binder = binder;

    /// <summary>Binds a node as data.</summary>
    public BoundValue Bind(PlanNode node, BindContext context) => node switch
    {
        ScalarNode scalar => BindScalar(scalar, context),
        ListNode list => BindList(list, context),
        MapNode map => BindMap(map, context),
        SuppliedNode supplied => new SuppliedValue(supplied.Span),
        _ => throw new ArgumentException("unknown node"),
    };

    /// <summary>A node as it stands: no tag acts, nothing is filled in, backslashes stay.</summary>
    public static object? Verbatim(PlanNode node) => node switch
    {
        ScalarNode scalar => scalar.Value,
        ListNode list => VerbatimList(list),
        MapNode map => VerbatimMap(map),
        _ => throw new ArgumentException("unknown node"),
    };

    private static RemList VerbatimList(ListNode list)
    {
        var result = new RemList(list.Items.Count);
        foreach (var item in list.Items)
        {
            result.Add(Verbatim(item));
        }

        return result;
    }

    private static RemMap VerbatimMap(MapNode map)
    {
        var result = new RemMap(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            result.Set(entry.Key.Text, Verbatim(entry.Value));
        }

        return result;
    }

    private BoundValue BindScalar(ScalarNode scalar, BindContext context)
    {
        if (scalar.Value is not string text)
        {
            return new ConstantValue(scalar.Span, scalar.Value);
        }

        if (text.Contains("${{", StringComparison.Ordinal))
        {
            return _binder.Expressions.Scalar(scalar, context);
        }

        PlanTraps.LookAt(scalar, _binder.Findings);
        return new ConstantValue(scalar.Span, text);
    }

    private BoundValue BindList(ListNode list, BindContext context)
    {
        var items = new BoundValue[list.Items.Count];
        var constant = true;
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Bind(list.Items[i], context);
            constant &= items[i].IsConstant;
        }

        return constant ? ConstantList(list.Span, items) : new ListValue(list.Span, items);
    }

    // A constant list is made once; `set` copies it before it writes, as it does with every shared value.
    private static ConstantValue ConstantList(SourceSpan at, BoundValue[] items)
    {
        var list = new RemList(items.Length);
        foreach (var item in items)
        {
            list.Add(((ConstantValue)item).Value);
        }

        return new ConstantValue(at, list);
    }

    private BoundValue BindMap(MapNode map, BindContext context)
    {
        var block = _binder.Blocks.Bind(map, context with { InData = true }, null);
        return block.Constant is { } constant ? new ConstantValue(map.Span, constant) : new BlockValue(map.Span, block);
    }
}
