using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Settings;
using Rem.Tags;
using Rem.Values;
using Rem.Web.Access;

namespace Rem.Web.Sections;

/// <summary>
/// Reads the settings among the keys of a page, function, folder or stream. A key that was asked for is a setting and no
/// part of its block; what does not fit is reported.
/// </summary>
internal sealed class EndpointReader(TagSite site, MapEntry entry)
{
    /// <summary>The keys that were asked for.</summary>
    public HashSet<string> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>The name or path under which it stands, for messages.</summary>
    public string Name => entry.Key.Text;

    /// <summary>Where that stands.</summary>
    public SourceSpan At => entry.Key.Span;

    /// <summary>A setting's node, or null.</summary>
    public PlanNode? Find(string key)
    {
        Taken.Add(key);
        return entry.Value is MapNode map ? map.Find(key) : null;
    }

    /// <summary>A text, or null.</summary>
    public string? Text(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case ScalarNode { Value: not null } scalar when IsFixed(key, scalar):
                return scalar.Text;
            case ScalarNode { Value: not null }:
                return null;
            case var node:
                return Wrong<string>(key, node, "a text");
        }
    }

    /// <summary>true or false; null when it is not there.</summary>
    public bool? Flag(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case ScalarNode { Value: bool flag }:
                return flag;
            case var node:
                Wrong<string>(key, node, "true or false");
                return null;
        }
    }

    /// <summary>A duration above 0, or null.</summary>
    public TimeSpan? Time(string key, TimeSpan most)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case ScalarNode scalar when Duration.TryRead(scalar.Value, out var time) && time > TimeSpan.Zero && time <= most:
                return time;
            case var node:
                Wrong<string>(key, node, $"a duration above 0 and at most {Duration.Show(most)}, such as 5s");
                return null;
        }
    }

    /// <summary>A number of bytes, or null.</summary>
    public long? Size(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case ScalarNode { Value: long and > 0 and var bytes }:
                return bytes;
            case ScalarNode { Value: string text } when SizeText.Read(text) is > 0 and var size:
                return size;
            case var node:
                Wrong<string>(key, node, "a size such as 8 MiB");
                return null;
        }
    }

    /// <summary>A role, or null.</summary>
    public Role? Role(string key = "role")
    {
        switch (Find(key))
        {
            case null:
                return null;
            case ScalarNode scalar when EndpointRoles.TryRead(scalar.Text, out var role):
                return role;
            case var node:
                Wrong<string>(key, node, EndpointRoles.Listed);
                return null;
        }
    }

    /// <summary>A text or a list of texts, or null.</summary>
    public List<string>? Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case ScalarNode { Value: string } scalar when IsFixed(key, scalar):
                return [scalar.Text];
            case ListNode list when list.Items.All(static item => item is ScalarNode { Value: string }):
                return [.. list.Items.Select(static item => ((ScalarNode)item).Text)];
            case var node:
                return Wrong<List<string>>(key, node, "a text or a list of texts");
        }
    }

    /// <summary>Reports the keys that nobody asked for: for what has settings and no block.</summary>
    public void OnlySettings()
    {
        foreach (var (key, _) in entry.Value is MapNode map ? map.Entries : [])
        {
            if (!Taken.Contains(key.Text))
            {
                var near = Suggestion.Nearest(key.Text, Taken);
                site.Error(WebErrors.Definition, key.Span, $"'{Name}' of '{site.Key}' has no setting {ValueText.Show(key.Text)}; it has {string.Join(", ", Taken)}", near is null ? null : $"did you mean '{near}'?");
            }
        }
    }

    /// <summary>Reports that a setting does not fit.</summary>
    public T? Wrong<T>(string key, PlanNode node, string expected)
        where T : class
    {
        site.Error(WebErrors.Definition, node.Span, $"'{key}' of '{Name}' must be {expected}, got {site.Describe(node)}");
        return null;
    }

    private bool IsFixed(string key, ScalarNode scalar)
    {
        if (!scalar.Text.Contains("${{", StringComparison.Ordinal))
        {
            return true;
        }

        site.Error(WebErrors.Definition, scalar.Span, $"'{key}' of '{Name}' is read when the plan is loaded and cannot hold '${{{{ }}}}'");
        return false;
    }
}
