const raw = 'Content-Type: text/html; charset="utf-8"\r\nSet-Cookie: id=1; Path=/; HttpOnly\r\nset-cookie: theme=dark; Max-Age=60\r\nX-Long: one\r\n two\r\nCache-Control: max-age=3600, no-transform\r\nBad header';
class Headers {
  #map = new Map();
  static parse(text) { const h = new Headers(); for (const line of text.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) { const i = line.indexOf(':'); if (i < 1) { console.log('ignored', line); continue; } h.append(line.slice(0, i), line.slice(i + 1).trim()); } return h; }
  append(name, value) { const k = name.toLowerCase(); this.#map.set(k, [...this.#map.get(k) ?? [], value]); }
  get(name) { return this.#map.get(name.toLowerCase())?.join(', ') ?? null; }
  all(name) { return this.#map.get(name.toLowerCase()) ?? []; }
  *[Symbol.iterator]() { for (const k of [...this.#map.keys()].sort()) yield [k.replace(/(^|-)\w/g, c => c.toUpperCase()), this.get(k)]; }
}
const h = Headers.parse(raw);
for (const [k, v] of h) console.log(`${k}: ${v}`);
const cookies = h.all('SET-COOKIE').map(c => { const [pair, ...attributes] = c.split(/;\s*/), [name, value] = pair.split('='); return { name, value, ...Object.fromEntries(attributes.map(a => a.split('=')).map(([k, v = true]) => [k.toLowerCase(), v])) }; });
console.log(JSON.stringify(cookies), h.get('nope'));
const accept = 'text/html;q=0.8, application/json, */*;q=0.1'.split(',').map(s => { const [type, q = 'q=1'] = s.trim().split(';'); return { type, q: +q.slice(2) }; }).sort((a, b) => b.q - a.q);
console.log(accept.map(a => `${a.type}@${a.q}`).join(' '));
