const log = [];
const action = (name, fail = false) => ({ name, async run(context) { await null; if (fail) throw new Error(`${name} broke`); log.push('+' + name); context[name] = true; }, async undo() { log.push('-' + name); } });
async function saga(...actions) {
  const done = [], context = {};
  try {
    for (const a of actions) { await a.run(context); done.unshift(a); }
    return `ok ${Object.keys(context)}`;
  } catch (e) {
    for (const a of done) await a.undo(context);
    return `undone ${done.length}: ${e.message}`;
  } finally { log.push('|'); }
}
(async () => {
  const first = await saga(action('vm'), action('dns'));
  console.log(first);
  const second = await saga(action('vm'), action('dns'), action('cert', true), action('lb'));
  console.log(second);
  console.log(log.join(' '));
})();
console.log('started', log.length);
