using Rem.Binding;
using Rem.Errors;
using Rem.Expressions;
using Rem.Plans;

namespace Rem.Stdlib.Run.Queries;

/// <summary>A query, bound: its SQL, and the values that become parameters. Frozen.</summary>
internal sealed class SqlQuery
{
    private readonly SqlPart[] _parts;

    private SqlQuery(SqlPart[] parts, SourceSpan at)
    {
        _parts = parts;
        At = at;
    }

    /// <summary>Where it stands.</summary>
    public SourceSpan At { get; }

    /// <summary>SQL and values, in order.</summary>
    public ReadOnlySpan<SqlPart> Parts => _parts;

    /// <summary>True when a value of it becomes a parameter.</summary>
    public bool HasValues
    {
        get
        {
            foreach (var part in _parts)
            {
                if (part.Value is { IsRaw: false } && part.Place != SqlPlace.Comment)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Binds a query; what is wrong with it is reported.</summary>
    public static SqlQuery Bind(TagSite site, PlanNode? node)
    {
        if (node is not ScalarNode { Value: not null } scalar)
        {
            if (node is not null)
            {
                site.Error(QueryErrors.Query, node.Span, "'query' must be a text of SQL");
            }

            return new SqlQuery([], site.At);
        }

        var template = site.Binder.Expressions.Template(scalar, 0, scalar.Text.Length, site.Context);
        if (template.IsSingle && !template.Parts[0].Expression!.IsRaw)
        {
            site.Error(QueryErrors.Query, scalar.Span, "the whole query is a value, and values become parameters", "write the query in the plan; `| raw` runs a query that is data");
        }

        return Read(site, scalar, template);
    }

    private static SqlQuery Read(TagSite site, ScalarNode scalar, TextTemplate template)
    {
        var scan = new SqlScan();
        var parts = new SqlPart[template.Parts.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = template.Parts[i];
            var before = scan.Placeholders;
            if (part.Literal is { } text)
            {
                scan.Read(text);
                parts[i] = new SqlPart(text, scan.Placeholders - before, null, SqlPlace.Value);
                continue;
            }

            parts[i] = new SqlPart(null, 0, part.Expression, scan.Place);
            if (scan.Place == SqlPlace.Quoted && !part.Expression!.IsRaw)
            {
                Refuse(site, scalar.Locate(part.Start, part.Length), part);
            }

            scan.Value();
        }

        if (scan.HasNumbered && parts.Length > 1)
        {
            site.Error(QueryErrors.Parameters, scalar.Span, "a numbered '?' cannot stand beside '${{ }}' in one query", "use names such as `:host`, with a map in `params`");
        }

        return new SqlQuery(parts, scalar.Span);
    }

    private static void Refuse(TagSite site, SourceSpan at, TemplatePart part) =>
        site.Error(QueryErrors.Quoted, at, "a value becomes a parameter, and inside quotes SQL takes none", "leave the quotes away (for a part of a text: 'a%' || ${{ x }}); `| raw` puts the value in as SQL");
}
