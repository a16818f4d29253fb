const operators = {
  eq: (a, b) => a === b, gt: (a, b) => a > b, in: (a, b) => b.includes(a), matches: (a, b) => new RegExp(b, 'i').test(a), exists: (a, b) => (a !== undefined) === b,
  between: (a, [low, high]) => a >= low && a <= high,
};
const get = (fact, path) => path.split('.').reduce((v, k) => v?.[k], fact);
const test = (c, fact) => {
  if (c.all) return c.all.every(x => test(x, fact));
  if (c.any) return c.any.some(x => test(x, fact));
  if (c.not) return !test(c.not, fact);
  const { field, ...rest } = c;
  return Object.entries(rest).every(([op, arg]) => {
    if (!Object.hasOwn(operators, op)) throw new Error(`unknown operator ${op}`);
    return operators[op](get(fact, field), arg);
  });
};
const rules = [
  { name: 'page', weight: 10, when: { all: [{ field: 'severity', gt: 3 }, { field: 'env', eq: 'prod' }] } },
  { name: 'quiet', weight: 5, when: { any: [{ field: 'hour', between: [0, 6] }, { field: 'labels.mute', exists: true }] } },
  { name: 'db', weight: 1, when: { all: [{ field: 'host', matches: '^db-\\d+' }, { not: { field: 'env', in: ['dev', 'test'] } }] } },
  { name: 'broken', weight: 0, when: { field: 'x', like: 1 } },
];
const facts = [{ severity: 5, env: 'prod', host: 'DB-12', hour: 3 }, { severity: 1, env: 'dev', host: 'db-1', hour: 12, labels: { mute: false } }, { severity: 4, env: 'stage', host: 'web', hour: 9 }];
for (const f of facts) {
  const fired = [], errors = [];
  for (const r of [...rules].sort((a, b) => b.weight - a.weight)) try { if (test(r.when, f)) fired.push(r.name); } catch (e) { errors.push(e.message); }
  console.log(f.host, '=>', fired.join('+') || 'nothing', errors.join());
}
console.log(test({ all: [] }, {}), test({ any: [] }, {}), test({ field: 'toString.name', eq: 'toString' }, {}));
