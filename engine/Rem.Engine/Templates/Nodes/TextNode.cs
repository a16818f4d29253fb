using System.Text;
using Rem.Templates.Rendering;

namespace Rem.Templates.Nodes;

/// <summary>Text between the marks.</summary>
internal sealed class TextNode(string text) : TemplateNode
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

    public override void Write(Frame frame, ref TemplateOutput output) => output.Write(_bytes);
}
