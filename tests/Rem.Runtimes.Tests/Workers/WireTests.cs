using Rem.Scripting.Workers.Wire;
using Rem.Testing.Scripting;
using Rem.Values;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>Values as bytes: there and back they are the same, and bytes of an enemy are values or refused.</summary>
public sealed class WireTests
{
    private const long Budget = 1024 * 1024;

    public static TheoryData<string> Names => [.. BorderValues.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_value_comes_back_as_it_was(string name)
    {
        var value = BorderValues.All[name];

        var reader = new WireReader(Content(Bytes(value)), Budget);
        var back = reader.Value();
        reader.End();

        ExactValues.Difference(value, back).ShouldBeNull();
    }

    [Fact]
    public void Any_bytes_are_a_value_or_refused_in_bounded_memory()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 200_000; i++)
        {
            var bytes = new byte[random.Next(1, 40)];
            random.NextBytes(bytes);
            for (var k = 0; k < bytes.Length; k += 2)
            {
                bytes[k] = (byte)random.Next(0, 8);
            }

            Try(bytes, seed);
        }
    }

    [Fact]
    public void A_frame_with_a_byte_changed_or_cut_off_is_a_value_or_refused()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        foreach (var value in BorderValues.All.Values)
        {
            var whole = Content(Bytes(value)).ToArray();
            for (var i = 0; i < 200 && whole.Length > 1; i++)
            {
                var bytes = whole[..random.Next(1, whole.Length + 1)];
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                Try(bytes, seed);
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 6, 255, 255, 255, 255, 15 }, "a count is larger than the frame")]
    [InlineData(new byte[] { 7, 2, 0 }, "a count is larger than the frame")]
    [InlineData(new byte[] { 5, 254, 255, 255, 255, 15 }, "a text is longer than its frame")]
    [InlineData(new byte[] { 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 127 }, "an integer has more than 64 bits")]
    [InlineData(new byte[] { 4, 1, 2 }, "a frame ends inside a float")]
    [InlineData(new byte[] { 9 }, "a value is of no known kind")]
    [InlineData(new byte[] { }, "a frame ends inside its content")]
    public void Is_refused(byte[] bytes, string message) => Refused(bytes).ShouldBe(message);

    [Fact]
    public void Values_that_would_take_more_memory_than_the_budget_are_refused()
    {
        var list = new RemList(100_000);
        for (var i = 0; i < 100_000; i++)
        {
            list.Add(new RemList(0));
        }

        Refused(Content(Bytes(list)).ToArray()).ShouldBe("the values of a frame would take more memory than the script may");
    }

    [Fact]
    public void A_value_nested_deeper_than_any_limit_is_refused()
    {
        var bytes = new byte[2000];
        for (var i = 0; i < bytes.Length; i += 2)
        {
            bytes[i] = WireTag.List;
            bytes[i + 1] = 1;
        }

        Refused(bytes).ShouldBe("a value is nested deeper than 257 levels");
    }

    [Fact]
    public void A_frame_is_not_written_beyond_its_limit()
    {
        var writer = new WireWriter { Limit = 10_000 };
        writer.Begin(FrameKind.Result);

        Should.Throw<WireFullException>(() => writer.Value(new string('x', 20_000))).Limit.ShouldBe(10_000);
    }

    private static byte[] Bytes(object? value)
    {
        var writer = new WireWriter();
        writer.Begin(FrameKind.Result);
        writer.Value(value);
        writer.End();
        return writer.Frame.ToArray();
    }

    private static ReadOnlySpan<byte> Content(byte[] frame)
    {
        BitConverter.ToInt32(frame).ShouldBe(frame.Length - 4);
        return frame.AsSpan(WireWriter.Header);
    }

    private static void Try(byte[] bytes, int seed)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            new WireReader(bytes, Budget).Value();
        }
        catch (WireException)
        {
            // refused
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"seed {seed}: {Convert.ToHexString(bytes)}", error);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 * Budget, $"seed {seed}: {Convert.ToHexString(bytes)}");
    }

    private static string Refused(byte[] bytes)
    {
        try
        {
            var reader = new WireReader(bytes, Budget);
            return "gave " + ValueText.Show(reader.Value());
        }
        catch (WireException refused)
        {
            return refused.Message;
        }
    }
}
