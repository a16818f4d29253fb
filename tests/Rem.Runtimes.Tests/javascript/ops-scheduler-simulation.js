const tasks = [{ name: 'A', every: 3, cost: 1 }, { name: 'B', every: 5, cost: 2 }, { name: 'C', every: 7, cost: 1, until: 10 }];
function* timeline(list) {
  const next = list.map(t => ({ ...t, at: t.every }));
  while (next.length) {
    next.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
    const [t] = next;
    yield [t.at, t.name, t.cost];
    t.at += t.every;
    if (t.at > (t.until ?? Infinity)) next.shift();
  }
}
let busyUntil = 0, waited = 0;
outer: for (const [at, name, cost] of timeline(tasks)) {
  if (at > 21) break outer;
  const start = Math.max(at, busyUntil);
  if (start > at) { waited += start - at; console.log(`${at} ${name} waits ${start - at}`); } else console.log(`${at} ${name}`);
  busyUntil = start + cost;
}
console.log('waited', waited, 'busy until', busyUntil);
