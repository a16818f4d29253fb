using System.Globalization;
using System.Text;
using Rem.Values;

namespace Rem.Web.Metering;

/// <summary>Metrics in Prometheus' text format 0.0.4. A metric is opened with its help and kind, then has its samples.</summary>
internal sealed class MetricText
{
    private readonly StringBuilder _text = new(8 * 1024);
    private string _name = "";

    /// <summary>Begins a metric.</summary>
    public MetricText Open(string name, string kind, string help)
    {
        _name = name;
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
        return this;
    }

    /// <summary>A sample of it.</summary>
    public MetricText Sample(double value, params ReadOnlySpan<(string Name, string Value)> labels) => Part("", value, labels);

    /// <summary>A sample of one of its parts: `_bucket`, `_sum`, `_count`.</summary>
    public MetricText Part(string part, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        _text.Append(_name).Append(part);
        for (var i = 0; i < labels.Length; i++)
        {
            _text.Append(i == 0 ? '{' : ',').Append(labels[i].Name).Append("=\"").Append(Escape(labels[i].Value)).Append('"');
        }

        _text.Append(labels.Length > 0 ? "} " : " ").Append(Number(value)).Append('\n');
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : value == Math.Floor(value) && Math.Abs(value) < 1e15 ? ((long)value).ToString(CultureInfo.InvariantCulture) : ValueText.Float(value);
}
