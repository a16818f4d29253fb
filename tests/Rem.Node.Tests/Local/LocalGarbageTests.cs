using System.Buffers.Binary;
using System.Net.Sockets;
using Rem.Node.Local;
using Rem.Values;

namespace Rem.Node.Tests.Local;

/// <summary>Bytes that no client sends end their connection, with a line in the log, and nothing else.</summary>
public sealed class LocalGarbageTests : IDisposable
{
    private const int Seed = 20261120;
    private readonly DataFolder _folder = new();

    public static TheoryData<string> Hostile =>
    [
        "ffffffff", // a length below 0
        "00000000", // none
        "ffffff7f", // 2 GiB
        "0400000063636363", // no value
        "0100000000", // null, where a list belongs
        "050000000603020202", // a list of three bools
        "0200000006ff", // a count larger than the frame
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Garbage_ends_its_connection_with_one_line(string hex)
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await LocalClient.ConnectAsync(_folder.Path, TimeProvider.System, default);
        using var socket = server.Connect();

        socket.Send(Convert.FromHexString(hex));

        (await socket.ReceiveAsync(new byte[1]).InTime()).ShouldBe(0);
        await Waiting.UntilAsync(() => server.Server.Connections == 1, "the connection is forgotten");
        server.Log.Lines.Count.ShouldBe(1);
        (await client.CallAsync("echo", new RemMap(0), default).InTime()).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(99)]
    public async Task A_frame_of_a_wrong_kind_ends_its_connection(int kind)
    {
        await using var server = EchoServer.Start(_folder.Path);
        using var socket = server.Connect();

        socket.Send(ValueBytes.Frame(RemList.Of((long)kind, 1L, null), 1000)!);

        (await socket.ReceiveAsync(new byte[1]).InTime()).ShouldBe(0);
        await Waiting.UntilAsync(() => server.Log.Lines.Count == 1, "a line is logged");
    }

    [Fact]
    public async Task A_frame_that_is_cut_off_ends_its_connection()
    {
        await using var server = EchoServer.Start(_folder.Path);
        using var socket = server.Connect();
        socket.Send([10, 0, 0, 0, 1]);

        socket.Shutdown(SocketShutdown.Send);

        (await socket.ReceiveAsync(new byte[1]).InTime()).ShouldBe(0);
        await Waiting.UntilAsync(() => server.Log.Lines.Count == 1, "a line is logged");
        server.Log.Lines[0].Text.ShouldContain("inside a frame");
    }

    [Fact]
    public async Task Two_thousand_connections_of_random_bytes_leave_the_node_as_it_was()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await LocalClient.ConnectAsync(_folder.Path, TimeProvider.System, default);
        var random = new Random(Seed);
        for (var i = 0; i < 2000; i++)
        {
            using var socket = server.Connect();
            var bytes = Bytes(random);
            try
            {
                socket.Send(bytes);
                socket.Shutdown(SocketShutdown.Send);
                await socket.ReceiveAsync(new byte[1000]).InTime();
            }
            catch (SocketException)
            {
                // Closed while it still sent.
            }
        }

        (await client.CallAsync("echo", new RemMap(0), default).InTime()).ShouldNotBeNull($"seed {Seed}");
        await Waiting.UntilAsync(() => server.Server.Connections == 1, $"the connections are forgotten, seed {Seed}");
    }

    // Every second one has a frame's length in front, every fourth is a good frame with one byte changed.
    private static byte[] Bytes(Random random)
    {
        if (random.Next(4) == 0)
        {
            var frame = ValueBytes.Frame(RemList.Of((long)FrameKind.Request, 1L, "echo", new RemMap(0)), 1000)!;
            frame[random.Next(frame.Length)] = (byte)random.Next(256);
            return frame;
        }

        var bytes = new byte[4 + random.Next(200)];
        random.NextBytes(bytes);
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - 4);
        }

        return bytes;
    }
}
