// A watcher that asks, decides with patience, and tells only what changed.
async function* ticks(n) { for (let i = 0; i < n; i++) { await null; yield i; } }
const probe = plan => async (host, at) => { const answer = plan[host]?.[at] ?? 'x'; if (answer === 'x') throw new Error(`${host} no answer`); if (answer === 't') throw Object.assign(new Error(`${host} slow`), { slow: true }); return answer; };
async function* watch(hosts, ask, { rounds, down = 2, up = 2 } = {}) {
  const state = new Map(hosts.map(h => [h, { is: 'unknown', good: 0, bad: 0 }]));
  try {
    for await (const at of ticks(rounds)) {
      const answers = await Promise.all(hosts.map(async host => { try { return [host, await ask(host, at)]; } catch (e) { return [host, null, e]; } }));
      for (const [host, value, error] of answers) {
        const s = state.get(host);
        if (error?.slow) continue;
        [s.good, s.bad] = error ? [0, s.bad + 1] : [s.good + 1, 0];
        const next = s.bad >= down ? 'down' : s.good >= up || s.is === 'unknown' && s.good ? 'up' : s.is;
        if (next !== s.is) { const before = s.is; s.is = next; yield { at, host, before, now: next, why: error?.message ?? `answered ${value}` }; }
      }
    }
    return Object.fromEntries([...state].map(([h, { is }]) => [h, is]));
  } finally { state.clear(); }
}
(async () => {
  const ask = probe({ a: '1111111', b: '1xx11x1', c: 'xx1x111', d: 'tttt1tt' });
  for await (const { at, host, before, now, why } of watch(['a', 'b', 'c', 'd'], ask, { rounds: 7 })) console.log(`${at} ${host}: ${before} > ${now} (${why})`);
  const w = watch(['b', 'e'], ask, { rounds: 3, down: 1 });
  let step;
  do { step = await w.next(); console.log(JSON.stringify(step)); } while (!step.done);
  const cut = watch(['a'], ask, { rounds: 99 });
  console.log(JSON.stringify(await cut.next()), JSON.stringify(await cut.return('enough')), JSON.stringify(await cut.next()));
  const uptime = async (host, n, count = 0) => { for await (const at of ticks(n)) { try { await ask(host, at); count++; } catch { continue; } } return `${(count / n * 100).toFixed(0)}%`; };
  console.log((await Promise.all(['a', 'b', 'c', 'd'].map(async h => `${h} ${await uptime(h, 7)}`))).join(', '));
})();
