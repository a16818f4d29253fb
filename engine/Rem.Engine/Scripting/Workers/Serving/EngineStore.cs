using System.Globalization;
using Rem.Errors;
using Rem.Scripting.Workers.Wire;

namespace Rem.Scripting.Workers.Serving;

/// <summary>Compiled scripts, as the engine keeps them for the workers of a plan. It answers while a script is prepared only.</summary>
internal sealed class EngineStore(ServingLoop loop) : ICompiledStore
{
    private const string Folder = "/proc/self/fd/";

    /// <inheritdoc/>
    public byte[]? Get(string key)
    {
        if (!loop.IsPreparing || !loop.Ask(writer => writer.Text(key), FrameKind.GetCompiled, FrameKind.Compiled))
        {
            return null;
        }

        var answer = loop.Answer;
        return answer.Bool() ? answer.Bytes().ToArray() : null;
    }

    /// <inheritdoc/>
    public void Put(string key, byte[] entry)
    {
        if (loop.IsPreparing)
        {
            _ = loop.Ask(
                writer =>
                {
                    writer.Text(key);
                    writer.Bytes(entry);
                },
                FrameKind.PutCompiled,
                FrameKind.Compiled);
        }
    }

    /// <inheritdoc/>
    public string FileOf(string key)
    {
        if (!loop.IsPreparing || !loop.Ask(writer => writer.Text(key), FrameKind.GetFile, FrameKind.File))
        {
            throw NotHandedOver("nobody hands one over at this time");
        }

        var answer = loop.Answer;
        if (answer.OptionalText() is { } reason)
        {
            throw NotHandedOver(reason);
        }

        // The number stays open as long as this process lives: by this path .NET knows what it has loaded.
        var file = loop.TakeFile();
        return file >= 0
            ? Folder + file.ToString(CultureInfo.InvariantCulture)
            : throw NotHandedOver("its scripts hold as many open files as a worker may have");
    }

    private static PlanException NotHandedOver(string reason) =>
        new(WorkerErrors.NotHandedOver, default, "the compiled script could not be handed to its worker process: " + reason);
}
