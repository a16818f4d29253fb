// Answers that are asked for twice at the same time are worked out once.
const pause = n => n ? Promise.resolve().then(() => pause(n - 1)) : Promise.resolve();
const once = (load, { key = String, ttl = Infinity, now = () => 0 } = {}) => {
  const known = new Map();
  return async (...args) => {
    const k = key(...args), entry = known.get(k);
    if (entry && now() - entry.at < ttl) return entry.promise;
    const promise = load(...args).catch(e => { known.delete(k); throw e; });
    known.set(k, { promise, at: now() });
    return promise;
  };
};
let calls = 0, time = 0;
const load = async (id, { fail = false } = {}) => { calls++; await pause(3); if (fail) throw new Error(`no ${id}`); return { id, call: calls }; };
const get = once(load, { ttl: 10, now: () => time });
const show = async promise => { try { const v = await promise; return `${v.id}#${v.call}`; } catch (e) { return e.message; } };
const batcher = (fetchAll, wait = 1) => {
  let keys = [], flush = null;
  const go = async () => { await pause(wait); const mine = keys; keys = []; flush = null; const found = await fetchAll(mine.map(m => m.key)); mine.forEach((m, i) => found[i] === undefined ? m.no(new RangeError(`missing ${m.key}`)) : m.ok(found[i])); };
  return key => new Promise((ok, no) => { keys.push({ key, ok, no }); flush ??= go(); });
};
(async () => {
  console.log((await Promise.all([get('a'), get('a'), get('b')].map(show))).join(), calls);
  time = 5; console.log(await show(get('a')), calls);
  time = 20; console.log(await show(get('a')), calls);
  console.log((await Promise.all([show(get('x', { fail: true })), show(get('x'))])).join(), await show(get('x')), calls);
  const rounds = [];
  const user = batcher(async ids => { rounds.push(ids.join('+')); return ids.map(id => id < 4 ? `user${id}` : undefined); });
  console.log((await Promise.all([1, 2, 3].map(async id => await user(id)))).join(), rounds.join('|'));
  console.log((await Promise.allSettled([user(1), user(9)])).map(s => s.value ?? `${s.reason.name} ${s.reason.message}`).join(), rounds.join('|'));
  const lazy = f => { let p; return async () => (p ??= f()); };
  const config = lazy(async () => { calls++; return { level: await Promise.resolve('info') }; });
  const before = calls;
  console.log((await config()).level, (await config()) === (await config()), calls - before);
  const first = async (...sources) => { for (const s of sources) { const v = await s(); if (v !== undefined) return v; } return 'none'; };
  console.log(await first(async () => undefined, async () => (await pause(1), 'second'), async () => 'third'), await first());
})();
