class Trie {
  constructor(words = []) { this.root = new Map(); for (const w of words) this.add(w); }
  static END = Symbol('end');
  add(word, value = word) {
    let node = this.root;
    for (const ch of word) { if (!node.has(ch)) node.set(ch, new Map()); node = node.get(ch); }
    node.set(Trie.END, value);
    return this;
  }
  #find(prefix) { let node = this.root; for (const ch of prefix) if (!(node = node.get(ch))) return; return node; }
  has(word) { return this.#find(word)?.has(Trie.END) ?? false; }
  *walk(prefix = '', node = this.#find(prefix)) {
    if (!node) return;
    if (node.has(Trie.END)) yield prefix;
    for (const [ch, next] of node) if (ch !== Trie.END) yield* this.walk(prefix + ch, next);
  }
  longest(text) { let node = this.root, best = '', at = ''; for (const ch of text) { node = node.get(ch); if (!node) break; at += ch; if (node.has(Trie.END)) best = at; } return best; }
}
const routes = new Trie(['/api', '/api/users', '/api/users/me', '/app', '/', '/static']);
console.log([...routes.walk('/ap')].join(' '), routes.has('/ap'), routes.has('/app'));
for (const p of ['/api/user', '/api/users/me/too', '/x', 'none', '/static/😀.css']) console.log(p, '->', JSON.stringify(routes.longest(p)));
const t = new Trie('naïve nail nap 😀😀 😀x'.split(' '));
console.log([...t.walk('na')].join(), [...t.walk('😀')].length, Trie.END.toString(), t.root.size);
