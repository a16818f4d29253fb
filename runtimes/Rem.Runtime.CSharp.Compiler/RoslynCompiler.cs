using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Rem.Errors;
using Rem.Runtime.CSharp.Compiler.Instrumenting;
using Rem.Scripting;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>
/// Compiles scripts with Roslyn. The text is compiled as the body of a method, with checks inserted into its own
/// lines, so that the lines of the debug symbols are the script's. What does not compile is explained from the text
/// without checks, where columns are the script's too.
/// </summary>
public sealed class RoslynCompiler : IScriptCompiler
{
    // Statements of their own in IL, so that errors show their line; an attribute of the program lets the JIT optimize it all the same.
    private static readonly CSharpCompilationOptions _options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Debug,
        nullableContextOptions: NullableContextOptions.Annotations,
        deterministic: true,
        concurrentBuild: false);

    // Scripts are added to one of these: what it knows of its references is then worked out once. So all scripts have
    // one name while they are compiled, and get their own when they are written. Most need only what most use, and names
    // are looked up in each assembly: the whole framework takes three times as long, and is for those that need more.
    private static readonly CSharpCompilation _usual = CSharpCompilation.Create("rem-script", [], FrameworkReferences.Usual, _options);
    private static readonly Lazy<CSharpCompilation> _whole = new(static () => CSharpCompilation.Create("rem-script", [], FrameworkReferences.All, _options));

    /// <summary>The version of Roslyn.</summary>
    public static string Version => typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(3);

    /// <inheritdoc/>
    public CompiledScript? Compile(ScriptSource source, FindingList findings)
    {
        var parts = ScriptParts.Of(source);
        if (!ScriptRules.Hold(parts, source, findings) || !FrameworkReferences.TryFind(parts.References, source, findings, out var references))
        {
            return null;
        }

        return (references.Count == 0 ? Compile(parts, source, _usual, null) : null)
            ?? Compile(parts, source, references.Count == 0 ? _whole.Value : _whole.Value.AddReferences(references), findings);
    }

    // Without findings it is a try.
    private static CompiledScript? Compile(ScriptParts parts, ScriptSource source, CSharpCompilation framework, FindingList? findings)
    {
        var plain = new Lazy<CSharpCompilation>(() => framework.AddSyntaxTrees(Tree(parts, EditedText.Unchanged(parts.Text), source.Names)));
        var text = Instrumentation.Apply(parts, LambdaKinds.Of(parts, plain));
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var options = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, outputNameOverride: "rem-script-" + Guid.NewGuid().ToString("n"));
        var emitted = framework.AddSyntaxTrees(Tree(parts, text, source.Names)).Emit(assembly, symbols, options: options);
        if (emitted.Success)
        {
            var bytes = assembly.ToArray();
            return new CompiledScript(bytes, symbols.ToArray(), parts.IsAsync, BlockingCalls.Any(bytes), parts.References.ToList().ConvertAll(static line => line.Path));
        }

        if (findings is not null)
        {
            CompileErrors.Report(plain.Value, emitted.Diagnostics, source, findings);
        }

        return null;
    }

    private static SyntaxTree Tree(ScriptParts parts, EditedText script, IReadOnlyList<string> names) =>
        CSharpSyntaxTree.ParseText(SourceText.From(Wrapper.Wrap(parts, script, names), System.Text.Encoding.UTF8), ScriptParts.ParseOptions, Wrapper.FileName);
}
