using Rem.Scripting.Workers.Wire;

namespace Rem.Scripting.Workers.Serving;

/// <summary>Compiled scripts, as the engine keeps them for the workers of a plan. It answers while a script is prepared only.</summary>
internal sealed class EngineStore(ServingLoop loop) : ICompiledStore
{
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
}
