using System.Collections.Immutable;
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

    private static readonly EmitOptions _emit = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    /// <summary>The version of Roslyn.</summary>
    public static string Version => typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(3);

    /// <inheritdoc/>
    public CompiledScript? Compile(ScriptSource source, FindingList findings)
    {
        var parts = ScriptParts.Of(source);
        if (!ScriptRules.Hold(parts, source, findings))
        {
            return null;
        }

        var references = FrameworkReferences.With(parts.References, source, findings);
        if (references is null)
        {
            return null;
        }

        var plain = Compilation(Wrapper.Wrap(parts, EditedText.Unchanged(parts.Text), source.Names), references.Value);
        var text = Instrumentation.Apply(parts, LambdaKinds.Of(parts, plain));
        var compilation = Compilation(Wrapper.Wrap(parts, text, source.Names), references.Value);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(assembly, symbols, options: _emit);
        if (!emitted.Success)
        {
            CompileErrors.Report(plain, emitted.Diagnostics, source, findings);
            return null;
        }

        var bytes = assembly.ToArray();
        return new CompiledScript(bytes, symbols.ToArray(), parts.IsAsync, BlockingCalls.Any(bytes), parts.References.ToList().ConvertAll(static line => line.Path));
    }

    private static CSharpCompilation Compilation(string text, ImmutableArray<MetadataReference> references)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), ScriptParts.ParseOptions, Wrapper.FileName);
        return CSharpCompilation.Create("rem-script-" + Guid.NewGuid().ToString("n"), [tree], references, _options);
    }
}
