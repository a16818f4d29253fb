using Rem.Errors;
using Rem.Plans;
using Rem.Processes;
using Rem.Running;
using Rem.Values;

namespace Rem.Settings;

/// <summary>
/// Reads the secrets that `rem.yaml` names: from an environment variable, an owner-only file, a command's output, or a
/// systemd credential. A variable or credential that is not set makes no secret: a plan that asks for it fails there.
/// </summary>
internal sealed class SecretReader(string folder, FindingList findings)
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private static readonly TimeSpan LongestCommand = TimeSpan.FromSeconds(30);

    public Secrets Read(IReadOnlyList<MapEntry> entries)
    {
        if (entries.Count == 0)
        {
            return Secrets.None;
        }

        var values = new RemMap(entries.Count);
        var sources = SettingsTable.Names(SettingsTable.Secret);
        var unset = new Dictionary<string, UnsetSecret>(StringComparer.Ordinal);
        foreach (var (name, node) in entries)
        {
            if (KnownKeys.Read(node, $"the secret '{name.Text}'", sources, SettingsErrors.Key, findings) is not { } keys)
            {
                continue;
            }

            if (ReadOne(keys, node) is { } value)
            {
                values.Set(name.Text, value);
            }
            else if (WhyUnset(keys, name.Span) is { } why)
            {
                unset[name.Text] = why;
            }
        }

        return new Secrets(values) { Unset = unset };
    }

    private static UnsetSecret? WhyUnset(KnownKeys keys, SourceSpan at) =>
        keys.Text("env") is { } variable ? new UnsetSecret($"the environment variable {ValueText.Show(variable)} is not set", $"set it before rem starts: {variable}=… rem run …", at)
        : keys.Text("credential") is { } credential ? new UnsetSecret($"no folder of systemd credentials is given (CREDENTIALS_DIRECTORY), so there is no {ValueText.Show(credential)}", $"let the unit load it: LoadCredential={credential}:FILE", at)
        : null;

    private string? ReadOne(KnownKeys keys, PlanNode node)
    {
        if (((MapNode)node).Entries.Count != 1)
        {
            findings.Error(SettingsErrors.Key, node.Span, "a secret has one source: env, file, command or credential");
            return null;
        }

        if (keys.Text("env") is { } variable)
        {
            return Environment.GetEnvironmentVariable(variable);
        }

        if (keys.Text("file") is { } file)
        {
            return ReadFile(Path.GetFullPath(file, folder), keys.Find("file")!.Span, isPrivate: true);
        }

        if (keys.Text("credential") is { } credential)
        {
            var at = Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY");
            return at is null ? null : ReadFile(Path.Combine(at, Path.GetFileName(credential)), keys.Find("credential")!.Span, isPrivate: false);
        }

        return keys.Has("command") ? RunCommand(keys) : null;
    }

    private string? ReadFile(string path, SourceSpan at, bool isPrivate)
    {
        try
        {
            if (isPrivate && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            {
                findings.Error(SettingsErrors.Open, at, $"the file {ValueText.Show(path)} can be read or written by others than its owner", SettingsErrors.Open.Fix);
                return null;
            }

            var text = File.ReadAllText(path);
            return text.EndsWith('\n') ? text[..^1].TrimEnd('\r') : text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            findings.Error(SettingsErrors.Secret, at, $"the file {ValueText.Show(path)} cannot be read: {PlanPaths.Reason(error)}");
            return null;
        }
    }

    private string? RunCommand(KnownKeys keys)
    {
        var node = keys.Find("command")!;
        var words = new List<string>();
        foreach (var item in keys.List("command"))
        {
            words.Add(item is ScalarNode { Value: not null } scalar ? scalar.Text : "");
        }

        if (words.Count == 0)
        {
            findings.Error(SettingsErrors.Key, node.Span, "'command' of a secret is a list: a program and its arguments");
            return null;
        }

        try
        {
            using var limit = new CancellationTokenSource(LongestCommand);
            var request = new ProcessRequest { Arguments = words, Shown = string.Join(' ', words), At = node.Span, Folder = folder, Input = ProcessInput.Inherited };
            var result = new ProcessRunner(TimeProvider.System).RunAsync(request, limit.Token).GetAwaiter().GetResult();
            if (result.Code == 0)
            {
                return result.Output;
            }

            findings.Error(SettingsErrors.Secret, node.Span, $"the command {ValueText.Show(words[0])} of a secret ended with code {result.Code}");
        }
        catch (PlanException error)
        {
            findings.Error(SettingsErrors.Secret, node.Span, error.Finding.Message);
        }
        catch (ProcessCanceledException)
        {
            findings.Error(SettingsErrors.Secret, node.Span, $"the command {ValueText.Show(words[0])} of a secret took longer than {Duration.Show(LongestCommand)}");
        }

        return null;
    }
}
