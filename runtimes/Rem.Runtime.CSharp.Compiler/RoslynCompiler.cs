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

    // Scripts are added to it: what it knows of its references is then worked out once. So all of them have its name
    // while they are compiled, and get their own when they are written.
    private static readonly CSharpCompilation _empty = CSharpCompilation.Create("rem-script", [], FrameworkReferences.All, _options);

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

        var plain = new Lazy<CSharpCompilation>(() => Compilation(parts, EditedText.Unchanged(parts.Text), source.Names, references));
        var text = Instrumentation.Apply(parts, LambdaKinds.Of(parts, plain));
        var compilation = Compilation(parts, text, source.Names, references);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var name = "rem-script-" + Guid.NewGuid().ToString("n");
        var emitted = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, outputNameOverride: name));
        if (!emitted.Success)
        {
            CompileErrors.Report(plain.Value, emitted.Diagnostics, source, findings);
            return null;
        }

        var bytes = assembly.ToArray();
        return new CompiledScript(bytes, symbols.ToArray(), parts.IsAsync, BlockingCalls.Any(bytes), parts.References.ToList().ConvertAll(static line => line.Path));
    }

    private static CSharpCompilation Compilation(ScriptParts parts, EditedText script, IReadOnlyList<string> names, IReadOnlyList<MetadataReference> references)
    {
        var text = SourceText.From(Wrapper.Wrap(parts, script, names), System.Text.Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(text, ScriptParts.ParseOptions, Wrapper.FileName);
        return (references.Count == 0 ? _empty : _empty.AddReferences(references)).AddSyntaxTrees(tree);
    }
}
