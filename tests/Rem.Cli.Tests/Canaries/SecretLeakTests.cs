using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Rem.Testing.Http;

namespace Rem.Cli.Tests.Canaries;

/// <summary>Twenty secrets through everything that a plan can do with one: none of them comes out, in no form.</summary>
[SupportedOSPlatform("linux")]
public sealed class SecretLeakTests : IDisposable
{
    private readonly RemProcess _rem = new();
    private readonly LoopbackServer _server = new(static request =>
    {
        var body = request.Line + "\n" + string.Join('\n', request.Headers) + "\n" + request.Body;
        var status = request.Line.Contains("/fail", StringComparison.Ordinal) ? "500 No" : "200 OK";
        return $"HTTP/1.1 {status}\r\nX-Back: {request.Line}\r\nContent-Length: {System.Text.Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";
    });

    [Theory]
    [InlineData]
    [InlineData("--json")]
    [InlineData("--trace")]
    [InlineData("--dry-run", "--trace")]
    public void Nothing_that_a_run_says_holds_a_secret(params string[] options)
    {
        Prepare();

        var answer = _rem.Run(["run", .. options, "p.yaml"]);

        answer.Code.ShouldBe(1, answer.Errors);
        Canary.Find(answer.Output + "\n" + answer.Errors).ShouldBeEmpty();
        answer.Errors.ShouldContain("***");
    }

    [Fact]
    public void A_result_holds_no_secret()
    {
        Prepare();
        _rem.With("p.yaml", CanaryPlan.WithoutEnd(_server.Url));

        foreach (var option in new[] { "--json", "--no-color" })
        {
            var answer = _rem.Run("run", option, "p.yaml");

            answer.Code.ShouldBe(0, answer.Errors);
            answer.Output.Length.ShouldBeGreaterThan(10_000);
            Canary.Find(answer.Output + "\n" + answer.Errors).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Nothing_that_a_terminal_shows_holds_a_secret()
    {
        Prepare();
        var slow = string.Concat(Enumerable.Range(0, Canary.All.Length).Select(static i => $"      w{i}:\n        - lock \"${{{{ secrets.s{i} }}}}\":\n            run: [{{shell: sleep 0.5}}, {{shell: 'sleep 0.${{{{ secrets.s{i} }}}}'}}]\n"));
        _rem.With("p.yaml", "run:\n  - run simultaneous:\n" + slow);

        var shown = _rem.OnTerminal("rem run p.yaml", [.. _rem.Variables.Select(static each => (each.Key, each.Value))]);

        shown.ShouldContain("(line ");
        Canary.Find(shown).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("check", "--strict", "p.yaml")]
    [InlineData("check", "--json", "p.yaml")]
    [InlineData("explain", "rem.yaml")]
    [InlineData("doctor")]
    [InlineData("secret", "list", "--json")]
    [InlineData("run", "p.yaml", "--help")]
    public void Nothing_that_other_commands_say_holds_a_secret(params string[] words)
    {
        Prepare();

        var answer = _rem.Run(words);

        Canary.Find(answer.Output + "\n" + answer.Errors).ShouldBeEmpty();
    }

    [Fact]
    public void An_expression_that_is_asked_for_gives_no_secret()
    {
        Prepare();
        for (var i = 0; i < Canary.All.Length; i++)
        {
            var answer = _rem.Run("eval", $"[secrets.s{i}, secrets.s{i} | base64, secrets.s{i} | json]");
            var error = _rem.Run("eval", $"secrets.s{i} + 1");

            answer.Code.ShouldBe(0, answer.Errors);
            Canary.Find(answer.Output + error.Output + error.Errors).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_log_of_a_node_and_what_it_says_hold_no_secret()
    {
        Prepare("node:\n  name: n\n  plans: [{plan: p.yaml, restart: never}]\n  log: {level: debug, max size: 1 GiB}\n");
        using var node = _rem.Start("run");
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        _rem.WaitFor(".rem/log/rem.log");
        var log = Path.Combine(_rem.Folder, ".rem", "log", "rem.log");
        Until(() => _rem.Run("ps").Output.Contains("failed", StringComparison.Ordinal));

        var told = string.Join('\n', ((string[][])[["ps"], ["ps", "--json"], ["logs"], ["logs", "--json"]]).Select(words => _rem.Run(words)).Select(static answer => answer.Output + answer.Errors));
        RemProcess.Signal(node.Id, "TERM");
        node.WaitForExit(90_000).ShouldBeTrue();

        var written = File.ReadAllText(log);
        written.Split('\n').Length.ShouldBeGreaterThan(500);
        Canary.Find(written).ShouldBeEmpty();
        Canary.Find(told).ShouldBeEmpty();
        Canary.Find(await output + await errors).ShouldBeEmpty();
    }

    [Fact]
    public void No_command_line_holds_a_secret_and_no_environment_but_of_who_asked_for_it()
    {
        Prepare();
        var asked = string.Concat(Enumerable.Range(0, Canary.All.Length).Select(static i =>
            $"      w{i}:\n        - shell: 'touch up{i}; while [ ! -e go ]; do sleep 0.05; done; echo ${{{{ secrets.s{i} }}}}'\n          env: {{ASKED: \"${{{{ secrets.s{i} }}}}\"}}\n      n{i}:\n        - shell: touch not{i}; while [ ! -e go ]; do sleep 0.05; done\n"));
        _rem.With("p.yaml", "run:\n  - run simultaneous:\n" + asked + "      js: [{js: \"rem.secret('s0'); return rem.shell('touch js; while [ ! -e go ]; do sleep 0.05; done')\", isolate: process}]\n");
        using var process = _rem.Start("run", "--json", "p.yaml");
        foreach (var file in Enumerable.Range(0, Canary.All.Length).SelectMany(static i => new[] { $"up{i}", $"not{i}" }).Append("js"))
        {
            _rem.WaitFor(file);
        }

        var (lines, environments) = Tree(process.Id);
        _rem.With("go", "");
        RemProcess.End(process).Code.ShouldBe(0);

        lines.Count.ShouldBeGreaterThan(2 * Canary.All.Length);
        Canary.Find(string.Join('\n', lines)).ShouldBeEmpty();
        var others = environments.Where(static each => !each.Contains("ASKED=", StringComparison.Ordinal)).ToList();
        others.Count.ShouldBeGreaterThan(Canary.All.Length);
        others.Count.ShouldBeLessThan(environments.Count);
        Canary.Find(string.Join('\n', others)).ShouldBeEmpty();
    }

    // Without hiding, the same run must show every secret: else it would prove nothing.
    [Fact]
    public void Without_hiding_the_search_finds_every_secret()
    {
        Prepare();
        _rem.With("p.yaml", CanaryPlan.WithoutEnd(_server.Url));
        var settings = Path.Combine(_rem.Folder, "shown.json");
        var own = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rem.runtimeconfig.json"));
        File.WriteAllText(settings, own.Replace("\"configProperties\": {", "\"configProperties\": {\n \"Rem.Tests.ShowSecrets\": true,", StringComparison.Ordinal));

        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", settings, Path.Combine(AppContext.BaseDirectory, "rem.dll"), "run", "--json", "p.yaml"])
        {
            WorkingDirectory = _rem.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in _rem.Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var answer = RemProcess.End(process);

        var found = Canary.Find(answer.Output + "\n" + answer.Errors);
        for (var i = 0; i < Canary.All.Length; i++)
        {
            foreach (var how in new[] { "raw|loose JSON", "address", "hex", "hex in lower case", "base64 behind 0", "base64 behind 2" })
            {
                how.Split('|').ShouldContain(form => found.Any(each => each.StartsWith($"canary {i}, {form}", StringComparison.Ordinal)), $"canary {i}, {how}");
            }
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _rem.Dispose();
    }

    private void Prepare(string more = "")
    {
        CanaryPlan.Prepare(_rem, more);
        _rem.With("p.yaml", CanaryPlan.Text(_server.Url));
    }

    private static void Until(Func<bool> isTrue) => SpinWait.SpinUntil(isTrue, TimeSpan.FromSeconds(90)).ShouldBeTrue();

    // Command lines of a process and all below it, and the environments of all below it.
    private static (List<string> Lines, List<string> Environments) Tree(int root)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read($"/proc/{id}/stat") is { Length: > 0 } stat)
            {
                parents[id] = int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
            }
        }

        var lines = new List<string>();
        var environments = new List<string>();
        foreach (var id in parents.Keys)
        {
            var above = id;
            while (above != root && parents.TryGetValue(above, out var parent))
            {
                above = parent;
            }

            if (above == root)
            {
                lines.Add(Read($"/proc/{id}/cmdline"));
                if (id != root)
                {
                    environments.Add(Read($"/proc/{id}/environ"));
                }
            }
        }

        return (lines, environments);
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path).Replace('\0', '\n');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
