using Rem.Errors;

namespace Rem.Stdlib.Run.Templates;

/// <summary>Checks how the marks of a template stand, what they call and what they include, when the plan is loaded.</summary>
internal sealed class TemplateCheck
{
    private static readonly string[] Blocks = ["if", "unless", "each", "with"];
    private readonly TemplateSource _source;
    private readonly FindingList _findings;
    private readonly int _nesting;
    private readonly List<TemplateMark> _marks;
    private readonly Stack<(string Name, TemplateMark Mark)> _open = new();
    private readonly HashSet<string> _inline = new(StringComparer.Ordinal);

    private TemplateCheck(TemplateSource source, FindingList findings, int nesting)
    {
        _source = source;
        _findings = findings;
        _nesting = nesting;
        _marks = TemplateScan.Marks(source, findings);
    }

    /// <summary>Reports what is wrong.</summary>
    public static void Run(TemplateSource source, FindingList findings, int nesting) => new TemplateCheck(source, findings, nesting).Run();

    private void Run()
    {
        FindInline();
        foreach (var mark in _marks)
        {
            Look(mark);
        }

        foreach (var (name, mark) in _open)
        {
            Error(mark, $"'{{{{#{name}}}}}' is not closed", $"write `{{{{/{name}}}}}` behind what belongs to it");
        }
    }

    // Blanks inside `[a b]`, quotes and parentheses belong to their word.
    private static string[] Words(string content)
    {
        var words = new List<string>();
        var depth = 0;
        var start = 0;
        var quote = '\0';
        for (var i = 0; i <= content.Length; i++)
        {
            var c = i < content.Length ? content[i] : ' ';
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }

            depth += c is '[' or '(' ? 1 : c is ']' or ')' ? -1 : 0;
            if (i == content.Length || (char.IsWhiteSpace(c) && depth <= 0 && quote == '\0'))
            {
                if (i > start)
                {
                    words.Add(content[start..i]);
                }

                start = i + 1;
            }
        }

        return words.ToArray();
    }

    private void FindInline()
    {
        foreach (var mark in _marks)
        {
            var words = Words(mark.Content);
            if (words.Length > 1 && words[0] == "#*inline")
            {
                _inline.Add(words[1].Trim('"', '\''));
            }
        }
    }

    private void Look(in TemplateMark mark)
    {
        var words = Words(mark.Content);
        if (words.Length == 0)
        {
            Error(mark, "nothing stands in '{{ }}'", "write a name: `{{ name }}`");
            return;
        }

        CheckNesting(mark);
        var first = words[0];
        if (first[0] == '/')
        {
            Close(mark, first[1..]);
        }
        else if (first[0] == '#' || (first[0] == '^' && first.Length > 1))
        {
            Open(mark, first[1..], words);
        }
        else if (first[0] == '>')
        {
            CheckPartial(mark, first.Length > 1 ? first[1..] : words.Length > 1 ? words[1] : "");
        }
        else if (first is not ("^" or "else" or "lookup") && words.Length > 1 && first[0] is not ('[' or '"' or '\'' or '(' or '&'))
        {
            Error(mark, $"'{first}' is no helper of a template; there are lookup, if, unless, each and with", words[1] == "|" ? "filters stand in the plan: `with: {name: \"${{ name | upper }}\"}`" : "work the value out in the plan and give it by `with`");
        }
    }

    private void Open(in TemplateMark mark, string name, string[] words)
    {
        if (name.StartsWith('>'))
        {
            name = name.Length > 1 ? name[1..] : words.Length > 1 ? words[1] : "";
        }
        else if (name.StartsWith('*'))
        {
            name = name[1..];
        }
        else if (words.Length > 1 && words[1] != "as" && Array.IndexOf(Blocks, name) < 0)
        {
            Error(mark, $"'{name}' is no block of a template; there are {string.Join(", ", Blocks)}");
        }
        else if (words.Length == 1 && Array.IndexOf(Blocks, name) >= 0)
        {
            Error(mark, $"'{name}' has nothing to look at", $"write for example `{{{{#{name} hosts}}}}`");
        }

        if (_open.Count == _nesting)
        {
            Error(mark, $"blocks of a template stand more than {_nesting} deep inside each other (limit: nesting {_nesting})");
        }

        _open.Push((name, mark));
    }

    private void Close(in TemplateMark mark, string name)
    {
        if (_open.Count == 0)
        {
            Error(mark, $"'{{{{/{name}}}}}' closes nothing");
            return;
        }

        var open = _open.Pop();
        if (open.Name != name)
        {
            Error(mark, $"'{{{{/{name}}}}}' stands where '{{{{#{open.Name}}}}}' has to be closed first", $"write `{{{{/{open.Name}}}}}`");
        }
    }

    private void CheckPartial(in TemplateMark mark, string name)
    {
        name = name.Trim('"', '\'');
        if (name.Length > 0 && name[0] != '(' && name != "@partial-block" && !_inline.Contains(name))
        {
            Error(mark, $"the template has no part '{name}'", $"define it in the template: `{{{{#*inline \"{name}\"}}}}…{{{{/inline}}}}`");
        }
    }

    private void CheckNesting(in TemplateMark mark)
    {
        var depth = 0;
        foreach (var c in mark.Content)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > _nesting)
            {
                Error(mark, $"parentheses of a template stand more than {_nesting} deep inside each other (limit: nesting {_nesting})");
                return;
            }
        }
    }

    private void Error(in TemplateMark mark, string message, string? hint = null) =>
        _findings.Error(TemplateErrors.Syntax, _source.Locate(mark.Start, mark.Length), message, hint);
}
