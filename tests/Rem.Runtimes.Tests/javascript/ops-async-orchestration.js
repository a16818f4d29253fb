const log = [];
const step = (name, result, needs = []) => ({ name, needs, async run(inputs) { log.push(`start ${name}`); await null; if (result instanceof Error) throw result; return typeof result === 'function' ? result(inputs) : result; } });
async function runAll(steps) {
  const running = new Map(), byName = new Map(steps.map(s => [s.name, s]));
  const start = name => {
    if (!running.has(name)) running.set(name, (async () => {
      const { needs, run } = byName.get(name);
      const inputs = Object.fromEntries(await Promise.all(needs.map(async n => { const v = await start(n); return [n, v]; })));
      return run(inputs);
    })());
    return running.get(name);
  };
  const settled = await Promise.allSettled(steps.map(s => start(s.name)));
  return steps.map(({ name }, i) => ({ name, ...settled[i] }));
}
(async function main() {
  const results = await runAll([step('sum', ({ a, b }) => a + b, ['a', 'b']), step('a', 2), step('b', ({ c }) => c * 10, ['c']), step('c', 4), step('bad', new TypeError('no disk')), step('after', 1, ['bad'])]);
  for (const { name, status, value, reason } of results) console.log(name.padEnd(6), status.padEnd(10), status === 'fulfilled' ? value : reason.message);
  console.log(log.join(', '));
  console.log((await Promise.all([1, Promise.resolve(2), (async () => 3)()])).join(), await Promise.race([new Promise(() => {}), Promise.resolve('fast')]), await Promise.any([Promise.reject(1), 'any']));
  await Promise.any([Promise.reject(new Error('x')), Promise.reject(new Error('y'))]).catch(e => console.log(e.errors.map(x => x.message).join()));
  await Promise.all([Promise.reject(new Error('first')), Promise.reject(new Error('second'))]).catch(({ message }) => console.log(message)).finally(() => console.log('finally'));
})().then(() => console.log('done'));
console.log('main returned');
