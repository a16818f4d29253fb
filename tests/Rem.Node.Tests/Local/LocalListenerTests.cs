using System.Net.Sockets;
using Rem.Errors;
using Rem.Node.Local;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Tests.Local;

/// <summary>The socket's file: whose it is, and what becomes of one that was left.</summary>
public sealed class LocalListenerTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Folder_and_socket_are_for_the_owner_alone()
    {
        var folder = Path.Combine(_folder.Path, "made");
        await using var server = EchoServer.Start(folder);

        File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(server.Server.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_folder_that_others_may_enter_is_refused()
    {
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        var error = Should.Throw<PlanException>(() => LocalListener.Open(_folder.Path));

        error.Finding.Code.ShouldBe(LocalErrors.Socket);
        error.Finding.Hint!.ShouldContain("chmod 700");
    }

    [Fact]
    public async Task A_second_server_is_refused_and_the_first_goes_on()
    {
        await using var server = EchoServer.Start(_folder.Path);

        Should.Throw<PlanException>(() => LocalListener.Open(_folder.Path)).Finding.Code.ShouldBe(LocalErrors.Taken);

        await using var client = await LocalClient.ConnectAsync(_folder.Path, TimeProvider.System, default);
        (await client.CallAsync("echo", new RemMap(0), default).InTime()).ShouldNotBeNull();
    }

    [Fact]
    public void A_socket_that_somebody_listens_on_is_never_replaced_even_without_the_lock()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.Socket));
        socket.Listen();

        Should.Throw<PlanException>(() => LocalListener.Open(_folder.Path)).Finding.Code.ShouldBe(LocalErrors.Taken);

        File.Exists(_folder.Socket).ShouldBeTrue();
    }

    [Fact]
    public async Task A_socket_that_a_dead_process_left_is_replaced()
    {
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(_folder.Socket + "1"));
            File.Move(_folder.Socket + "1", _folder.Socket); // .NET takes away what it bound, a killed process does not
        }

        File.Exists(_folder.Socket).ShouldBeTrue();
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await LocalClient.ConnectAsync(_folder.Path, TimeProvider.System, default);

        (await client.CallAsync("echo", new RemMap(0), default).InTime()).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_file_is_gone_with_its_server_and_who_connects_is_told()
    {
        await EchoServer.Start(_folder.Path).DisposeAsync();

        File.Exists(_folder.Socket).ShouldBeFalse();
        (await Should.ThrowAsync<PlanException>(LocalClient.ConnectAsync(_folder.Path, TimeProvider.System, default))).Finding.Code.ShouldBe(LocalErrors.NoNode);
    }

    [Fact]
    public async Task Of_many_that_start_at_once_exactly_one_listens()
    {
        for (var round = 0; round < 20; round++)
        {
            using var start = new Barrier(4);
            var listeners = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    try
                    {
                        return LocalListener.Open(_folder.Path);
                    }
                    catch (PlanException error) when (error.Finding.Code == LocalErrors.Taken)
                    {
                        return null;
                    }
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default))).InTime();

            listeners.Count(listener => listener is not null).ShouldBe(1);
            Array.ForEach(listeners, listener => listener?.Dispose());
        }
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_gets_a_short_name_elsewhere()
    {
        using var folder = new DataFolder(new string('d', 150));
        await using (var server = EchoServer.Start(folder.Path))
        {
            server.Server.Path.Length.ShouldBeLessThan(108);
            File.ReadAllText(Path.Combine(folder.Path, "rem.sock.path")).ShouldBe(server.Server.Path + "\n");
            await using var client = await LocalClient.ConnectAsync(folder.Path, TimeProvider.System, default);
            (await client.CallAsync("echo", new RemMap(0), default).InTime()).ShouldNotBeNull();
        }

        Directory.GetFiles(folder.Path).ShouldBe([Path.Combine(folder.Path, "rem.sock.lock")]);
        LocalAddress.ForClient(folder.Path).ShouldBeNull();
    }
}
