using Rem.Processes;

namespace Rem.Engine.Tests.Processes;

/// <summary>A request in the making: `with` saves each test from naming everything.</summary>
internal sealed record TestRequest
{
    public required string[] Arguments { get; init; }

    public string? ScriptFile { get; init; }

    public KeyValuePair<string, string?>[] Environment { get; init; } = [];

    public string? Folder { get; init; }

    public ProcessInput Input { get; init; } = ProcessInput.None;

    public ProcessOutput Output { get; init; } = ProcessOutput.Captured;

    public ProcessOutput Errors { get; init; } = ProcessOutput.Captured;

    public long TextLimit { get; init; } = 16 * 1024 * 1024;

    public TimeSpan Grace { get; init; } = TimeSpan.FromMilliseconds(50);

    public int[] OkCodes { get; init; } = [0];

    public ProcessRequest Build() => new()
    {
        Arguments = Arguments,
        Shown = string.Join(' ', Arguments),
        ScriptFile = ScriptFile,
        Environment = Environment,
        Folder = Folder,
        Input = Input,
        Output = Output,
        Errors = Errors,
        TextLimit = TextLimit,
        Grace = Grace,
        OkCodes = OkCodes,
    };
}
