namespace Rem.Processes.Unix;

/// <summary>Kills what steps run just now, without asking: for a program that has to end at once.</summary>
internal static class LastResort
{
    /// <summary>
    /// Kills the given programs with their sessions and descendants, in a few rounds, because each may start others
    /// until it is gone. What a step that ended well left running is not among them.
    /// </summary>
    public static void Kill(int[] mains)
    {
        var victims = new HashSet<int>(mains);
        for (var round = 0; round < 5 && victims.Count > 0; round++)
        {
            var before = victims.Count;
            foreach (var entry in ProcessTable.IsThere ? ProcessTable.Read() : [])
            {
                if (victims.Contains(entry.Parent) || victims.Contains(entry.Session))
                {
                    victims.Add(entry.Id);
                }
            }

            foreach (var id in victims)
            {
                _ = Libc.kill(id, Libc.SigKill); // it may be gone already
            }

            if (round > 0 && victims.Count == before)
            {
                return;
            }
        }
    }
}
