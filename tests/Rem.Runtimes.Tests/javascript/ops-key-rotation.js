const keys = [['k1', '2023-01-10', true], ['k2', '2024-02-28', true], ['k3', '2022-06-01', false], ['k4', 'never', true]].map(([id, made, active]) => ({ id, made: new Date(made + 'T00:00:00Z'), active }));
const today = new Date('2024-03-01T00:00:00Z'), age = ({ made }) => Math.floor((today - made) / 864e5);
for (const key of keys) {
  const days = age(key);
  let verdict;
  switch (true) {
    case Number.isNaN(days): verdict = 'unknown'; break;
    case !key.active: verdict = days > 365 ? 'delete' : 'keep'; break;
    case days > 90: verdict = 'rotate'; break;
    default: verdict = 'fine';
  }
  console.log(key.id, String(days).padStart(4), verdict);
}
const oldest = keys.filter(k => k.active && age(k) >= 0).reduce((a, b) => a.made < b.made ? a : b);
console.log(oldest.id, oldest.made.toISOString(), JSON.stringify(keys.map(({ id, made }) => ({ id, made })).at(-1)));
const mask = s => s.slice(0, 2) + '*'.repeat(Math.max(0, s.length - 4)) + s.slice(-2);
console.log(mask('AKIAIOSFODNN7'), mask('abc'), 'token=abc123 key=zz9'.replace(/(?<k>token|key)=\w+/g, '$<k>=***'));
