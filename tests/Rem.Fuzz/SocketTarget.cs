using System.Buffers.Binary;
using System.Net.Sockets;
using Rem.Errors;
using Rem.Node.Local;
using Rem.Node.Resources;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.TimeSeries.Stores;
using Rem.Values;

namespace Rem.Fuzz;

/// <summary>
/// Bytes that come over the local socket of a node, to the methods of its shared resources. The node answers or closes the
/// connection, no method fails in a way that nobody thought of, and the next client is served.
/// </summary>
/// <remarks>An input that begins with `S` is a stream as it stands; of any other, what is behind its first byte is one frame, and its length is put in front.</remarks>
internal sealed class SocketTarget : IRunLog
{
    private const byte AsStream = (byte)'S';
    private const string Untouched = "what no input names";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Lazy<SocketTarget> Shared = new(static () => new SocketTarget());
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-fuzz-").FullName;
    private readonly LocalServer _server;
    private readonly LocalClient _next;
    private volatile string? _logged;

    private SocketTarget()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(_folder, recursive: true);
        var resources = SharedResources.InMemory(TimeProvider.System).With(static () => TimeSeriesStore.InMemory(TimeProvider.System, new SeriesOptions { MostGroups = 20 }));
        _server = LocalServer.Start(_folder, [.. ResourceMethods.Of(resources), LocalMethod.Stream("count", static (_, _, _) => Numbers())], this, TimeProvider.System);
        _next = LocalClient.ConnectAsync(_folder, TimeProvider.System, CancellationToken.None).GetAwaiter().GetResult();
    }

    public static string? Check(byte[] input) => Shared.Value.Run(input);

    // That bytes are no frame is an ordinary warning; what `failed` is something that the node did not expect.
    void IRunLog.Write(LogLine line) => _logged = line.Level == LogLevel.Error || line.Text.Contains(" failed: ", StringComparison.Ordinal) ? line.Text : _logged;

    private string? Run(byte[] input)
    {
        _logged = null;
        return ExchangeAsync(Stream(input)).GetAwaiter().GetResult() is { } answers
            ? CheckAnswers(answers) ?? _logged ?? CheckNext()
            : "the connection was neither served nor closed";
    }

    private static byte[] Stream(byte[] input)
    {
        if (input.Length == 0 || input[0] == AsStream)
        {
            return input.Length == 0 ? [] : input[1..];
        }

        var stream = new byte[ValueBytes.LengthBytes + input.Length - 1];
        BinaryPrimitives.WriteInt32LittleEndian(stream, input.Length - 1);
        input.AsSpan(1).CopyTo(stream.AsSpan(ValueBytes.LengthBytes));
        return stream;
    }

    // All that comes back until the node closes, which it does when nothing more can come; null when it does not.
    private async Task<byte[]?> ExchangeAsync(byte[] stream)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_server.Path));
        try
        {
            // Answers are read meanwhile: who leaves them unread is not served further, which is as it should be.
            var sending = SendAsync(socket, stream);
            var answers = await ReceiveAsync(socket).WaitAsync(Patience);
            await sending.WaitAsync(Patience);
            return answers;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static async Task SendAsync(Socket socket, byte[] stream)
    {
        try
        {
            await socket.SendAsync(stream);
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It closed while there was more to send.
        }
    }

    private static async Task<byte[]> ReceiveAsync(Socket socket)
    {
        using var answers = new MemoryStream();
        var part = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(part) is var count and > 0)
            {
                answers.Write(part, 0, count);
            }
        }
        catch (SocketException)
        {
            // It closed while there was more to read.
        }

        return answers.ToArray();
    }

    private static string? CheckAnswers(ReadOnlySpan<byte> answers)
    {
        while (answers.Length >= ValueBytes.LengthBytes)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(answers);
            if (length < 0 || length > answers.Length - ValueBytes.LengthBytes)
            {
                return null; // cut off by the close
            }

            var content = answers.Slice(ValueBytes.LengthBytes, length);
            if (!ValueBytes.TryRead(content, long.MaxValue, out var value, out var why) || value is not RemList { Count: 3 } frame || frame[0] is not (10L or 11L or 12L or 13L))
            {
                return $"an answer is no frame: {why} {Convert.ToHexString(content)}";
            }

            if (frame[0] is 11L && ValueText.Json(frame[2]).Contains(RunErrors.Defect.Id, StringComparison.Ordinal))
            {
                return "a method failed as nobody thought: " + ValueText.Json(frame[2]);
            }

            answers = answers[(ValueBytes.LengthBytes + length)..];
        }

        return null;
    }

    private string? CheckNext()
    {
        try
        {
            var total = _next.CallAsync("counter.get", new RemMap { ["name"] = Untouched }, CancellationToken.None).WaitAsync(Patience).GetAwaiter().GetResult();
            return total is 0L ? null : $"the next client got {ValueText.ShowWithKind(total)}";
        }
        catch (Exception error) when (error is PlanException or TimeoutException)
        {
            return "the next client got no answer: " + error.Message;
        }
    }

    private static async IAsyncEnumerable<object?> Numbers()
    {
        for (var i = 0L; i < 1000; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }
}
