// Lines that come in pieces, as an async generator that is filtered, parsed and grouped on its way.
async function* chunks(parts) { for (const part of parts) yield await Promise.resolve(part); }
async function* lines(source) {
  let rest = '';
  for await (const chunk of source) {
    const all = (rest + chunk).split('\n');
    rest = all.pop();
    yield* all;
  }
  if (rest) yield rest;
}
async function* filter(source, test) { for await (const item of source) if (test(item)) yield item; }
async function* map(source, change) { let n = 0; for await (const item of source) yield change(item, n++); }
async function* batch(source, size) {
  let group = [];
  for await (const item of source) {
    group.push(item);
    if (group.length === size) { yield group; group = []; }
  }
  if (group.length) yield group;
}
const parse = line => {
  const { time, level, message } = /^(?<time>\d\d:\d\d) (?<level>[A-Z]+) (?<message>.*)$/.exec(line)?.groups ?? {};
  return { time, level, message };
};
const text = ['10:00 INFO st', 'art\n10:01 WARN slow disk\n10', ':02 ERROR lost', ' db\n\nrubbish\n10:03 INFO back\n10:0', '4 ERROR again'];
(async () => {
  for await (const group of batch(filter(map(lines(chunks(text)), parse), e => e.level), 2)) {
    console.log(group.map(e => `${e.time}/${e.level[0]}/${e.message}`).join(' | '));
  }
  const counts = new Map();
  for await (const { level = 'none' } of map(lines(chunks(text)), parse)) counts.set(level, (counts.get(level) ?? 0) + 1);
  console.log([...counts].map(([k, v]) => `${k}=${v}`).join(' '));
  let first;
  const source = lines(chunks(text));
  for await (const line of source) { if (line.includes('ERROR')) { first = line; break; } }
  console.log(first, JSON.stringify(await source.next()));
  const numbered = map(lines(chunks(['a\nb', '\nc'])), (line, n) => `${n + 1}: ${line}`);
  console.log([await numbered.next(), await numbered.next(), await numbered.next(), await numbered.next()].map(r => r.done ? 'end' : r.value).join(', '));
})();
