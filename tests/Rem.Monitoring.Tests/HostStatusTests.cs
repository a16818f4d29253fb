using Rem.Monitoring.States;
using Rem.Values;
using Xunit.Abstractions;

namespace Rem.Monitoring.Tests;

/// <summary>What hosts are told to be while checks come and go, against the same told anew from all checks each time.</summary>
public sealed class HostStatusTests(ITestOutputHelper output)
{
    private const int Checks = 12;
    private const int Hosts = 4;
    private static readonly CheckStatus[] Given = [CheckStatus.Ok, CheckStatus.Warning, CheckStatus.Critical, CheckStatus.Critical, CheckStatus.Unknown];

    [Fact]
    public void A_host_is_what_its_checks_say_at_each_time()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var (random, seen) = (new Random(seed), new HashSet<HostStatus>());
        for (var round = 0; round < 300; round++)
        {
            Play(random, seen);
        }

        seen.Count.ShouldBe(4); // else it would show too little
    }

    private static void Play(Random random, HashSet<HostStatus> seen)
    {
        // A host needs one before it, so that there is no circle.
        var hosts = Enumerable.Range(0, Hosts).Select(i => new HostRules($"h{i}") { Needs = i > 0 && random.Next(2) == 0 ? [$"h{random.Next(i)}"] : [] }).ToList();
        var checks = Enumerable.Range(0, Checks).Select(i => new CheckRules($"c{i}") { Host = $"h{random.Next(Hosts)}", IsAlive = random.Next(4) == 0, Tries = 1 + random.Next(3), NoDataAfter = random.Next(3) == 0 ? TimeSpan.FromSeconds(40) : null }).ToList();
        var slow = new SlowTwin(checks);
        var board = new CheckBoard(BoardRules.Of(checks, hosts), DateTimeOffset.UnixEpoch, new WallClock(static at => at, static at => at), slow);
        board.Begin(DateTimeOffset.UnixEpoch);
        board.Settle(DateTimeOffset.UnixEpoch);
        for (var i = 0; i < 150; i++)
        {
            board.Report(checks[random.Next(Checks)].Name, new CheckResult(DateTimeOffset.UnixEpoch.AddSeconds(i), new RemMap()) { Status = Given[random.Next(Given.Length)] });
            foreach (var host in board.Hosts)
            {
                host.Status.ShouldBe(slow.StatusOf(host.Rules.Name), host.Rules.Name);
                slow.Told.GetValueOrDefault(host.Rules.Name).ShouldBe(host.Status); // each change has been told
                Enum.GetValues<CheckStatus>().Sum(host.Count).ShouldBe(checks.Count(check => check.Host == host.Rules.Name));
                board.Checks.Count(check => check.Host == host && check.Status == CheckStatus.Critical).ShouldBe(host.Count(CheckStatus.Critical));
                seen.Add(host.Status);
            }
        }
    }

    /// <summary>Keeps what each check was last for certain, and looks at all of them each time.</summary>
    private sealed class SlowTwin(List<CheckRules> checks) : IBoardListener
    {
        private readonly Dictionary<string, CheckStatus> _certain = [];
        private readonly HashSet<string> _begun = [];

        public Dictionary<string, HostStatus> Told { get; } = [];

        public void Tell(CheckEvent told)
        {
            if (told.Kind == EventKind.Status)
            {
                _begun.Add(told.Check);
                if (told.Try == 0)
                {
                    _certain[told.Check] = told.To;
                }
            }
        }

        public void Tell(HostEvent told)
        {
            told.From.ShouldBe(Told.GetValueOrDefault(told.Host));
            Told[told.Host] = told.To;
        }

        public void Begun(Silencing silencing, int checks) => throw new InvalidOperationException("there is none");

        public void Ended(Silencing silencing, int checks) => throw new InvalidOperationException("there is none");

        public HostStatus StatusOf(string host)
        {
            var own = checks.Where(check => check.Host == host).ToList();
            var deciding = own.Exists(static check => check.IsAlive) ? own.FindAll(static check => check.IsAlive) : own;
            var known = deciding.Where(check => _certain.ContainsKey(check.Name)).Select(check => _certain[check.Name]).ToList();
            if (known.Exists(static status => status is CheckStatus.Ok or CheckStatus.Warning))
            {
                return HostStatus.Up;
            }

            if (known.Count == 0 || deciding.Exists(check => _begun.Contains(check.Name) && !_certain.ContainsKey(check.Name)))
            {
                return HostStatus.Pending;
            }

            return known.TrueForAll(static status => status == CheckStatus.Unreachable) ? HostStatus.Unreachable : HostStatus.Down;
        }
    }
}
