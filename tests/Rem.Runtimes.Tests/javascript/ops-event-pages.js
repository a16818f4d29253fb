// Pages of an interface as one stream, until enough was found.
const data = Array.from({ length: 23 }, (_, i) => ({ id: i + 1, kind: ['deploy', 'alert', 'login'][i % 3], by: ['ann', 'bob'][i % 2] }));
let requests = 0;
const fetchPage = async (cursor = 0, size = 5) => { requests++; if (cursor === 15 && requests === 99) throw new Error('lost'); return { items: data.slice(cursor, cursor + size), next: cursor + size < data.length ? cursor + size : null }; };
async function* events({ from = 0, size = 5 } = {}) {
  let cursor = from, page = 0;
  try {
    do {
      const { items, next } = await fetchPage(cursor, size);
      page++;
      yield* items;
      cursor = next;
    } while (cursor !== null);
    return page;
  } finally { console.log(`closed after ${page} page(s)`); }
}
const pipe = (source, ...steps) => steps.reduce((s, step) => step(s), source);
const where = test => async function* (source) { for await (const e of source) if (await test(e)) yield e; };
const first = n => async function* (source) { let left = n; for await (const e of source) { yield e; if (--left <= 0) break; } };
const distinct = key => async function* (source) { const seen = new Set(); for await (const e of source) if (!seen.has(key(e))) { seen.add(key(e)); yield e; } };
const collect = async source => { const all = []; for await (const e of source) all.push(e); return all; };
const groupBy = async (source, key) => { const groups = {}; for await (const e of source) (groups[key(e)] ??= []).push(e.id); return groups; };
(async () => {
  console.log((await collect(events())).length, requests);
  requests = 0;
  console.log((await collect(pipe(events(), where(async e => e.kind === 'alert'), first(3)))).map(e => e.id).join(), requests);
  console.log((await collect(pipe(events({ size: 10 }), distinct(e => e.kind + e.by)))).map(e => `${e.kind}/${e.by}`).join(' '));
  console.log(JSON.stringify(await groupBy(events({ from: 10, size: 7 }), e => e.by)));
  const all = events({ size: 20 });
  let step, ids = '';
  while (!(step = await all.next()).done) ids += step.value.id % 10;
  console.log(ids, step.value, JSON.stringify(await all.next()));
  const source = events();
  for await (const { id, kind } of source) { if (kind === 'login') continue; if (id > 4) break; console.log(id, kind); }
  console.log(JSON.stringify(await source.next()));
  try { for await (const e of events()) if (e.id === 7) throw new RangeError(`stop at ${e.id}`); } catch (e) { console.log(e.name, e.message); }
  const merged = async function* (...sources) { const open = new Set(sources); while (open.size) for (const s of [...open]) { const { value, done } = await s.next(); if (done) open.delete(s); else yield value; } };
  const slow = async function* (name, n) { for (let i = 0; i < n; i++) yield `${name}${i}`; };
  console.log((await collect(merged(slow('a', 3), slow('b', 1), slow('c', 2)))).join());
})();
