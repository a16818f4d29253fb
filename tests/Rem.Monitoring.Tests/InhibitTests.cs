using Rem.Monitoring.States;
using Rem.Values;
using Xunit.Abstractions;

namespace Rem.Monitoring.Tests;

/// <summary>What is held back by rules that are worked out beforehand, against the same rules looked at anew for each event.</summary>
public sealed class InhibitTests(ITestOutputHelper output)
{
    private const int Checks = 25;
    private static readonly string[] Values = ["a", "b"];
    private static readonly CheckStatus[] Given = [CheckStatus.Ok, CheckStatus.Ok, CheckStatus.Warning, CheckStatus.Critical, CheckStatus.Unknown];

    [Fact]
    public void What_is_worked_out_beforehand_holds_what_the_rules_say()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var (random, held) = (new Random(seed), 0);
        for (var round = 0; round < 200; round++)
        {
            held += Play(random);
        }

        held.ShouldBeGreaterThan(100); // else it would show nothing
    }

    private static int Play(Random random)
    {
        var checks = Enumerable.Range(0, Checks).Select(i => Check(random, i)).ToList();
        var rules = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Rule(random)).ToList();
        var slow = new SlowTwin(checks, rules);
        var board = new CheckBoard(BoardRules.Of(checks, []) with { Inhibits = rules }, DateTimeOffset.UnixEpoch, new WallClock(static at => at, static at => at), slow);
        slow.Board = board;
        board.Begin(DateTimeOffset.UnixEpoch);
        board.Settle(DateTimeOffset.UnixEpoch);
        for (var i = 0; i < 200; i++)
        {
            var at = DateTimeOffset.UnixEpoch.AddSeconds(i);
            board.Report(checks[random.Next(Checks)].Name, new CheckResult(at, new RemMap()) { Status = Given[random.Next(Given.Length)] });
        }

        return slow.Held;
    }

    private static CheckRules Check(Random random, int i)
    {
        var labels = new Dictionary<string, string>();
        foreach (var label in new[] { "x", "y" }.Where(_ => random.Next(4) > 0))
        {
            labels.Add(label, Values[random.Next(Values.Length)]);
        }

        return new CheckRules($"c{i}") { Host = $"h{random.Next(3)}", Labels = labels, Tries = 1 + random.Next(2), Flapping = FlapRules.Default with { Results = 0 } };
    }

    private static InhibitRule Rule(Random random) => new(Match(random), Match(random), random.Next(3) switch { 0 => [], 1 => ["host"], _ => ["x", "host"] });

    private static Matcher Match(Random random)
    {
        var label = (new[] { "x", "y" }[random.Next(2)], (IReadOnlyList<string>)[Values[random.Next(Values.Length)]]);
        var states = random.Next(3) switch { 0 => StatusSet.All, 1 => StatusSet.Of([CheckStatus.Critical]), _ => StatusSet.Of([CheckStatus.Warning, CheckStatus.Unknown]) };
        return new Matcher(random.Next(4) == 0 ? [] : [label], states, null);
    }

    /// <summary>Looks at all rules and all checks for each event.</summary>
    private sealed class SlowTwin(List<CheckRules> checks, List<InhibitRule> rules) : IBoardListener
    {
        private readonly Dictionary<string, CheckStatus> _certain = [];

        public CheckBoard Board { get; set; } = null!;

        public int Held { get; private set; }

        public void Tell(CheckEvent told)
        {
            if (told.Kind == EventKind.Status)
            {
                var isHeld = rules.Exists(rule => Holds(rule, Board.Find(told.Check)!.Rules, told.To));
                told.Held.HasFlag(States.Held.Inhibited).ShouldBe(isHeld, Timeline.Line(told, DateTimeOffset.UnixEpoch));
                Held += isHeld ? 1 : 0;
                if (told.Try == 0)
                {
                    _certain[told.Check] = told.To;
                }
            }
            else if (told.Kind == EventKind.InhibitionEnded)
            {
                told.Text.ShouldBe($"it is {told.To.Word()}");
            }
        }

        public void Tell(HostEvent told)
        {
            // Hosts are another story.
        }

        public void Begun(Silencing silencing, int checks) => throw new InvalidOperationException("there is none");

        public void Ended(Silencing silencing, int checks) => throw new InvalidOperationException("there is none");

        private bool Holds(InhibitRule rule, CheckRules target, CheckStatus status) =>
            rule.Mutes.Of(Labels(target)).Has(status) && !IsSource(rule, target, status)
            && checks.Exists(source => source != target && _certain.TryGetValue(source.Name, out var certain) && IsSource(rule, source, certain) && rule.Same.All(label => Labels(source).Find(label) is { } value && value == Labels(target).Find(label)));

        private static bool IsSource(InhibitRule rule, CheckRules check, CheckStatus status) => status.IsProblem() && rule.Source.Of(Labels(check)).Has(status);

        private static Labelled Labels(CheckRules check) => new(check, new HostRules(check.Host), "");
    }
}
