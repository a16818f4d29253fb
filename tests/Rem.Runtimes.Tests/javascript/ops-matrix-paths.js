const map = ['S.#.....', '..#.###.', '......#.', '.####.#E'].map(r => [...r]);
const find = ch => { for (const [y, row] of map.entries()) { const x = row.indexOf(ch); if (x >= 0) return [x, y]; } };
const start = find('S'), end = find('E');
const queue = [[...start, 0]], from = { [start]: null };
search: while (queue.length) {
  const [x, y, d] = queue.shift();
  for (const [dx, dy] of [[1, 0], [0, 1], [-1, 0], [0, -1]]) {
    const at = [x + dx, y + dy];
    if ((map[at[1]]?.[at[0]] ?? '#') === '#' || at in from) continue;
    from[at] = [x, y];
    if (String(at) === `${end}`) { console.log('steps', d + 1); break search; }
    queue.push([...at, d + 1]);
  }
}
for (let p = from[end]; p && from[p]; p = from[p]) map[p[1]][p[0]] = '+';
console.log(map.map(r => r.join('')).join('\n'), Object.keys(from).length);
