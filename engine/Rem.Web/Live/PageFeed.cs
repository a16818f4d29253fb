using System.Globalization;
using System.Threading.Channels;
using Rem.Web.Access;

namespace Rem.Web.Live;

/// <summary>One stream among those that a page follows over one connection.</summary>
/// <param name="Place">Its place among them, from 0.</param>
/// <param name="Role">Who may read it.</param>
/// <param name="Source">What it tells.</param>
/// <param name="Retired">Cancelled when its plan has changed.</param>
internal sealed record PageFeed(int Place, Role Role, IEventSource Source, CancellationToken Retired)
{
    /// <summary>Its place as the kind of its events.</summary>
    public string Name { get; } = Place.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when nothing more of it is sent. Changed by who sends alone.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Hands on what it tells until it is cancelled, or fails, which it hands on too.</summary>
    public async Task PumpAsync(ChannelWriter<Told> writer, CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                var events = await Source.NextAsync(EventAnswer.KeepAlive, cancel);
                if (events.Count > 0)
                {
                    await writer.WriteAsync(new Told(this, events, null), cancel);
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The ordinary end.
        }
#pragma warning disable CA1031 // Whatever one source fails with, the others go on; who sends has it logged.
        catch (Exception error)
#pragma warning restore CA1031
        {
            writer.TryWrite(new Told(this, [], error));
        }
    }

    /// <summary>What a stream tells, or what it failed with.</summary>
    internal readonly record struct Told(PageFeed Feed, IReadOnlyList<LiveEvent> Events, Exception? Error);
}
