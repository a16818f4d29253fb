using Rem.Errors;
using Rem.Templates.Nodes;
using Rem.Templates.Parsing;

namespace Rem.Templates.Parts;

/// <summary>One template's text, read: that of a page, or a part from a file, which several pages may share.</summary>
internal sealed class TemplatePart(TemplateSource source, bool isHtml)
{
    private readonly PartFiles _files = new();
    private readonly FindingList _findings = new();
    private readonly List<NamedPart> _unresolved = [];
    private readonly HashSet<string> _absent = new(StringComparer.Ordinal); // names that are no file
    private HashSet<string>? _defined; // null until it was read
    private bool _hasFallBacks;

    /// <summary>What it writes; null where it does not parse.</summary>
    public TemplateBody? Body { get; private set; }

    /// <summary>What is wrong with it by itself.</summary>
    public FindingList Findings => _findings;

    /// <summary>The names of the parts that it defines anywhere.</summary>
    public IReadOnlyCollection<string> Defined => _defined!;

    /// <summary>The parts from files that it names.</summary>
    public IReadOnlyCollection<TemplatePart> Named => _files.All;

    /// <summary>Reads it, if nobody has yet, and finds the files that it names; they are read by the caller.</summary>
    public void Read(TemplateFiles files)
    {
        if (_defined is not null)
        {
            return;
        }

        var report = new TemplateReport(source, _findings);
        var reader = new TemplateReader(source, isHtml, files.Limits, report);
        var body = reader.Read();
        _defined = reader.Defined;
        _hasFallBacks = files.Folders.Count > 1;
        Resolve(reader.Calls, body, files);
        Body = report.HasErrors ? null : body;
    }

    /// <summary>Reports the names that are no part of its own and no file, where no other template of the page defines them either.</summary>
    public void CheckNames(HashSet<string> defined, FindingList findings)
    {
        var report = new TemplateReport(source, findings);
        foreach (var call in _unresolved)
        {
            if (!report.IsFull && !defined.Contains(call.Name!))
            {
                var near = Suggestion.Nearest(call.Name!, defined);
                report.Error(
                    call.Mark,
                    $"the template has no part '{call.Name}', and there is no file {string.Join(", ", TemplateFiles.Candidates(call.Name!))} beside it{(_hasFallBacks ? ", nor in the plans behind" : "")}",
                    near is null ? $"define it in the template: `{{{{#*inline \"{call.Name}\"}}}}…{{{{/inline}}}}`" : $"did you mean '{near}'?");
            }
        }
    }

    private void Resolve(List<NamedPart> calls, TemplateBody body, TemplateFiles files)
    {
        foreach (var call in calls)
        {
            call.Node.Files = _files;
            if (call.Name is { } name && !Array.Exists(body.Parts, part => part.Name == name) && _files.Find(name) is null)
            {
                Find(call, name, files);
            }
        }
    }

    private void Find(NamedPart call, string name, TemplateFiles files)
    {
        string? reason = null;
        if (!_absent.Contains(name) && files.Find(name, source.Path, isHtml, out reason) is { } part)
        {
            _files.Add(name, part);
            return;
        }

        _absent.Add(name);
        if (reason is not null)
        {
            _findings.Error(TemplateErrors.Syntax, source.Locate(call.Mark.Start, call.Mark.Length), $"the part '{name}' {reason}");
        }
        else if (call.IsNeeded)
        {
            _unresolved.Add(call);
        }
    }
}
