using System.Globalization;
using System.Text;

namespace Rem.Benchmarks.Starting;

/// <summary>A plan of 50 shell steps as a whole process: against a program that runs 50 commands and does nothing else, and against Ansible.</summary>
internal static class StepsBenchmark
{
    private const int Steps = 50;
    private const int Rounds = 9;

    public static void Run(Measure measure)
    {
        var folder = Programs.Publish();
        File.WriteAllText(Path.Combine(folder, "steps.yaml"), Plan());
        File.WriteAllText(Path.Combine(folder, "playbook.yaml"), Playbook());

        string[] rem = ["s49", Path.Combine(folder, "rem", "rem"), "run", "steps.yaml"];
        var times = Programs.Times(folder, Rounds, ["done", Path.Combine(folder, "hello", "Hello"), Steps.ToString(CultureInfo.InvariantCulture)], rem);
        measure.Given("50 shell steps against 50 commands in C# alone", times[1] / times[0], 2.2, Detail(times[1], times[0]));

        if (!File.Exists("/usr/bin/ansible-playbook"))
        {
            Console.WriteLine("  not measured against Ansible: there is no /usr/bin/ansible-playbook (Debian package ansible)");
            return;
        }

        var peers = Programs.Times(folder, 1, ["ok=50", "/usr/bin/ansible-playbook", "playbook.yaml"], rem);
        measure.Given("50 shell steps against 50 tasks of Ansible", peers[1] / peers[0], 1 / 50.0, Detail(peers[1], peers[0]));
    }

    private static string Plan()
    {
        var plan = new StringBuilder("run:\n");
        for (var i = 0; i < Steps; i++)
        {
            plan.Append(CultureInfo.InvariantCulture, $"  - shell: 'true'\n    as: s{i}\n");
        }

        return plan.ToString();
    }

    private static string Playbook()
    {
        var book = new StringBuilder("- hosts: localhost\n  connection: local\n  gather_facts: false\n  tasks:\n");
        for (var i = 0; i < Steps; i++)
        {
            book.Append("    - shell: 'true'\n");
        }

        return book.ToString();
    }

    private static string Detail(double time, double other) =>
        string.Create(CultureInfo.InvariantCulture, $"{time * 1000:0} ms against {other * 1000:0} ms");
}
