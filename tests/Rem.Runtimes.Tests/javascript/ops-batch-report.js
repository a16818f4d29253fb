// A night's batch: what ran, what failed and why, in figures.
const runs = `load|2024-05-01T01:00|95|ok
load|2024-05-02T01:00|101|ok
index|2024-05-01T02:00|610|ok
index|2024-05-02T02:00|0|error: disk full
mail|2024-05-01T03:00|7|ok
mail|2024-05-02T03:00|0|error: refused
mail|2024-05-02T03:10|0|error: refused
mail|2024-05-02T03:20|9|ok
`.trimEnd().split('\n').map((line, at) => { const [job, start, seconds, result] = line.split('|'); const [, why] = /^error: (.+)$/.exec(result) ?? []; return Object.freeze({ at, job, day: start.slice(0, 10), start, seconds: +seconds, ok: !why, why }); });
const by = (list, key) => list.reduce((groups, item) => groups.set(key(item), [...groups.get(key(item)) ?? [], item]), new Map());
const stats = values => { const n = values.length, mean = values.reduce((a, b) => a + b, 0) / n; return { n, mean, deviation: Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / n), most: Math.max(...values), least: Math.min(...values) }; };
for (const [job, all] of by(runs, r => r.job)) {
  const good = all.filter(r => r.ok).map(r => r.seconds), { mean, deviation, most, least } = stats(good);
  console.log(`${job.padEnd(6)} ${String(all.length).padStart(2)} runs, ${all.length - good.length} failed, mean ${mean.toFixed(1)} ± ${deviation.toFixed(2)}, ${least}-${most}`);
}
const days = [...by(runs, r => r.day)].map(([day, all]) => ({ day, jobs: by(all, r => r.job) }));
for (const { day, jobs } of days) {
  const final = [...jobs].map(([job, all]) => [job, all.at(-1).ok, all.length]);
  console.log(day, final.map(([j, ok, n]) => `${j}:${ok ? n > 1 ? `ok after ${n}` : 'ok' : 'FAILED'}`).join(' '), final.every(([, ok]) => ok) ? 'green' : 'red');
}
const streak = list => list.reduce(({ now, best }, ok) => ({ now: ok ? 0 : now + 1, best: Math.max(best, ok ? 0 : now + 1) }), { now: 0, best: 0 }).best;
console.log([...by(runs, r => r.job)].map(([j, all]) => `${j} ${streak(all.map(r => r.ok))}`).join(', '));
const causes = Object.groupBy ? by(runs.filter(r => r.why), r => r.why) : by(runs.filter(r => r.why), r => r.why);
console.log([...causes].sort(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b)).map(([w, l]) => `${w} x${l.length} (${l.map(r => r.at)})`).join('; '));
const error = new AggregateError(runs.filter(r => !r.ok).map(r => new Error(`${r.job} at ${r.start}`, { cause: r.why })), 'night failed');
console.log(error.errors.map(e => `${e.message}: ${e.cause}`).join('\n'));
console.log(JSON.stringify(runs.findLast(r => !r.ok)), runs.findLastIndex(r => r.job === 'index'), Object.isFrozen(runs[0]), Object.isFrozen(runs));
const late = runs.filter(({ seconds, ok }, i, all) => ok && seconds > 1.05 * Math.min(...all.filter(r => r.ok && r.job === all[i].job).map(r => r.seconds)));
console.log(late.map(r => `${r.job}/${r.day.slice(-2)}`).join() || 'none');
