using System.Text;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Processes;
using Rem.Running;
using Rem.Values;
using Rem.Vault;

namespace Rem.Settings;

/// <summary>
/// Reads the secrets that `rem.yaml` names: from an environment variable, an owner-only file, a command's output, a
/// systemd credential, or the encrypted store. What is not set there makes no secret: a plan that asks for it fails there.
/// </summary>
/// <param name="folder">The folder of `rem.yaml`.</param>
/// <param name="dataFolder">The folder of the encrypted store.</param>
/// <param name="findings">Where what is wrong is reported.</param>
internal sealed class SecretReader(string folder, string dataFolder, FindingList findings)
{
    private static readonly TimeSpan LongestCommand = TimeSpan.FromSeconds(30);

    private bool _isStoreWrong;
    private IReadOnlyList<VaultEntry>? _stored;

    public Secrets Read(IReadOnlyList<MapEntry> entries)
    {
        if (entries.Count == 0)
        {
            return Secrets.None;
        }

        var values = new RemMap(entries.Count);
        var sources = SettingsTable.Names(SettingsTable.Secret);
        var unset = new Dictionary<string, UnsetSecret>(StringComparer.Ordinal);
        var variables = new List<string>();
        foreach (var (name, node) in entries)
        {
            if (KnownKeys.Read(node, $"the secret '{name.Text}'", sources, SettingsErrors.Key, findings) is not { } keys)
            {
                continue;
            }

            if (ReadOne(keys, node) is { } value)
            {
                values.Set(name.Text, value);
                if (keys.Text("env") is { } variable)
                {
                    variables.Add(variable);
                }
            }
            else if (WhyUnset(keys, name.Span) is { } why)
            {
                unset[name.Text] = why;
            }
        }

        return new Secrets(values) { Unset = unset, Variables = variables };
    }

    private UnsetSecret? WhyUnset(KnownKeys keys, SourceSpan at) =>
        keys.Text("env") is { } variable ? new UnsetSecret($"the environment variable {ValueText.Show(variable)} is not set", $"set it before rem starts: {variable}=… rem run …", at)
        : keys.Text("credential") is { } credential ? new UnsetSecret($"no folder of systemd credentials is given (CREDENTIALS_DIRECTORY), so there is no {ValueText.Show(credential)}", $"let the unit load it: LoadCredential={credential}:FILE", at)
        : keys.Text("store") is { } stored && !_isStoreWrong ? new UnsetSecret($"the encrypted store in {ValueText.Show(dataFolder)} has no {ValueText.Show(stored)}", $"set it: rem secret set {stored}", at)
        : null;

    private string? ReadOne(KnownKeys keys, PlanNode node)
    {
        if (((MapNode)node).Entries.Count != 1)
        {
            findings.Error(SettingsErrors.Key, node.Span, "a secret has one source: env, file, command, credential or store");
            return null;
        }

        if (keys.Text("env") is { } variable)
        {
            return Environment.GetEnvironmentVariable(variable);
        }

        if (keys.Text("file") is { } file)
        {
            return SettingPaths.IsPath(file)
                ? ReadFile(FilePaths.Full(file, folder), keys.Find("file")!.Span, isPrivate: true)
                : keys.Wrong<string>("file", keys.Find("file")!, "a path");
        }

        if (keys.Text("credential") is { } credential)
        {
            return ReadCredential(credential, keys.Find("credential")!.Span);
        }

        if (keys.Text("store") is { } stored)
        {
            return ReadStored(stored, keys.Find("store")!.Span);
        }

        return keys.Has("command") ? RunCommand(keys) : null;
    }

    private string? ReadCredential(string name, SourceSpan at)
    {
        if (name is "" or "." or ".." || name.AsSpan().ContainsAny('/', '\\', '\0'))
        {
            findings.Error(SettingsErrors.Key, at, $"a credential is a name without a folder, got {ValueText.Show(name)}");
            return null;
        }

        var credentials = Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY");
        return string.IsNullOrEmpty(credentials) ? null : ReadFile(Path.Combine(credentials, name), at, isPrivate: false);
    }

    // The store is opened once. What is wrong with it is said where it is first asked for.
    private string? ReadStored(string name, SourceSpan at)
    {
        try
        {
            _stored ??= _isStoreWrong ? [] : new SecretVault(dataFolder, TimeProvider.System).Read() ?? [];
        }
        catch (PlanException error)
        {
            _isStoreWrong = true;
            findings.Error(error.Finding.Code, at, error.Finding.Message, error.Finding.Hint);
            return null;
        }

        foreach (var entry in _stored)
        {
            if (entry.Name == name)
            {
                return entry.Value;
            }
        }

        return null;
    }

    private string? ReadFile(string path, SourceSpan at, bool isPrivate)
    {
        try
        {
            return SecretText.Read(OwnFile.Read(path, isPrivate));
        }
        catch (PlanException error)
        {
            findings.Error(error.Finding.Code, at, error.Finding.Message, error.Finding.Hint);
        }
        catch (DecoderFallbackException)
        {
            findings.Error(SettingsErrors.Secret, at, $"the file {ValueText.Show(path)} holds no UTF-8 text", "what is no text can be kept as base64");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            findings.Error(SettingsErrors.Secret, at, $"the file {ValueText.Show(path)} cannot be read: {OwnFile.Reason(error, path)}");
        }

        return null;
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
