function* lcg(seed) { let x = seed >>> 0; for (;;) { x = Math.imul(x, 1664525) + 1013904223 >>> 0; yield x / 2 ** 32; } }
const random = (g => () => g.next().value)(lcg(42));
console.log(Array.from({ length: 4 }, random).join(' '));
const shuffle = list => { const out = [...list]; for (let i = out.length - 1; i > 0; i--) { const j = Math.floor(random() * (i + 1)); [out[i], out[j]] = [out[j], out[i]]; } return out; };
console.log(shuffle([1, 2, 3, 4, 5, 6, 7, 8]).join(), shuffle('abcdef').join(''));
const weighted = pairs => { let r = random() * pairs.reduce((s, [, w]) => s + w, 0); for (const [name, w] of pairs) if ((r -= w) < 0) return name; };
const tally = {}; for (let i = 0; i < 1000; i++) { const k = weighted([['a', 70], ['b', 25], ['c', 5]]); tally[k] = -~tally[k]; }
console.log(Object.keys(tally).sort().map(k => k + tally[k]).join(' '));
const uuid = () => 'xxxxxxxx-xxxx-4xxx-yxxx'.replace(/[xy]/g, c => (c === 'x' ? random() * 16 | 0 : random() * 4 | 8).toString(16));
console.log(uuid(), uuid().length);
let inside = 0; for (let i = 0; i < 5000; i++) inside += Math.hypot(random(), random()) <= 1; console.log(inside / 5000 * 4);
