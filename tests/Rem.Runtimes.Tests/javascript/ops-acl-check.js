const rules = `allow admin * *
deny * delete /prod/*
allow dev read,write /dev/*
allow * read /public/*`.split('\n').map(l => { const [effect, who, what, where] = l.split(' '); return { effect, who, what: what.split(','), where: new RegExp('^' + where.replace(/[.?+]/g, '\\$&').replace(/\*/g, '.*') + '$') }; });
const groups = { ann: ['admin'], bob: ['dev'], eve: [] };
const decide = (user, action, path) => {
  const mine = new Set(['*', user, ...groups[user] ?? []]);
  const hit = rules.findIndex(r => mine.has(r.who) && (r.what.includes('*') || r.what.includes(action)) && r.where.test(path));
  return hit < 0 ? { effect: 'deny', rule: 'default' } : { effect: rules[hit].effect, rule: hit + 1 };
};
for (const q of ['ann delete /prod/x', 'bob delete /prod/x', 'bob write /dev/a', 'bob write /public/a', 'eve read /public/', 'mallory read /dev/a']) {
  const [user, action, path] = q.split(' '), { effect, rule } = decide(user, action, path);
  console.log(q.padEnd(22), effect.toUpperCase().padEnd(6), rule);
}
