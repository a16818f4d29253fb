using System.Buffers;
using System.Text;
using Rem.Errors;
using Rem.Templates.Nodes;
using Rem.Templates.Parts;
using Rem.Templates.Rendering;
using Rem.Values;

namespace Rem.Templates;

/// <summary>
/// A Handlebars template, parsed: values in, UTF-8 out. It sees values of the plan language and nothing else, and a value
/// is never read as a template. Immutable, safe to use from several threads.
/// </summary>
public sealed class Template
{
    private const int FirstBytes = 256;

    private readonly TemplateBody _body;
    private int _lastLength = FirstBytes; // what Fill makes room for; a stale one costs a copy

    private Template(TemplateBody body) => _body = body;

    /// <summary>Parses a template and the parts from files that it names. All that is wrong is reported; the result is then null.</summary>
    /// <param name="source">The text.</param>
    /// <param name="isHtml">Whether `{{name}}` escapes what could end a text or an attribute of HTML.</param>
    /// <param name="files">Where parts are read from.</param>
    /// <param name="findings">What is wrong.</param>
    public static Template? Parse(TemplateSource source, bool isHtml, TemplateFiles files, FindingList findings)
    {
        var root = new TemplatePart(source, isHtml);
        return PartSet.Read(root, files).Report(findings) ? null : new Template(root.Body!);
    }

    /// <summary>
    /// Writes the template filled with names, the fixed first names (`pipe`, `input`, …) before them. A name that is not
    /// there, and a limit that is hit, is a <see cref="PlanException"/>; what was written by then stays written.
    /// </summary>
    public void Write(INames data, IBufferWriter<byte> output, in TemplateLimits limits, CancellationToken cancel)
    {
        var to = new TemplateOutput(output, limits.Bytes, cancel);
        _body.Write(new Frame(new RootNames(data), limits.PartDepth), ref to);
        to.Finish();
    }

    /// <summary>The template filled with names, as <see cref="Write"/>.</summary>
    public string Fill(INames data, in TemplateLimits limits, CancellationToken cancel)
    {
        var bytes = new ArrayBufferWriter<byte>(_lastLength);
        Write(data, bytes, limits, cancel);
        _lastLength = Math.Max(FirstBytes, bytes.WrittenCount + 1);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
