class Version {
  static #re = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([\w.-]+))?(?:\+([\w.-]+))?$/;
  constructor(text) {
    const m = Version.#re.exec(text);
    if (!m) throw new TypeError(`not a version: ${text}`);
    [this.major, this.minor, this.patch] = m.slice(1, 4).map(Number);
    this.pre = m[4]?.split('.') ?? [];
  }
  static compare(a, b) {
    for (const k of ['major', 'minor', 'patch']) if (a[k] !== b[k]) return Math.sign(a[k] - b[k]);
    if (!a.pre.length || !b.pre.length) return Math.sign(b.pre.length - a.pre.length);
    for (let i = 0; ; i++) {
      const [x, y] = [a.pre[i], b.pre[i]];
      if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1;
      if (x === y) continue;
      const nx = /^\d+$/.test(x), ny = /^\d+$/.test(y);
      return nx && ny ? Math.sign(x - y) : nx !== ny ? (nx ? -1 : 1) : x < y ? -1 : 1;
    }
  }
  toString() { return `${this.major}.${this.minor}.${this.patch}${this.pre.length ? '-' + this.pre.join('.') : ''}`; }
  satisfies(range) {
    const [, op, text] = /^([\^~]|[<>]=?|=?)(.*)$/.exec(range), v = new Version(text), c = Version.compare(this, v);
    switch (op) {
      case '^': return c >= 0 && this.major === v.major && (v.major > 0 || this.minor === v.minor);
      case '~': return c >= 0 && this.major === v.major && this.minor === v.minor;
      case '>=': return c >= 0; case '<=': return c <= 0; case '>': return c > 0; case '<': return c < 0;
      default: return c === 0;
    }
  }
}
const all = ['1.10.0', '1.2.0', 'v1.2.0-rc.1', '1.2.0-alpha', '1.2.0-rc.11', '1.2.0-rc.2', '0.9.9', '1.2.0-alpha.1', '2.0.0+build.5'].map(t => new Version(t));
console.log(all.sort(Version.compare).join(' < '));
for (const r of ['^1.2.0', '~1.2.0', '>=1.10.0', '<1.2.0-rc.2', '=2.0.0', '^0.9.0']) console.log(r, all.filter(v => v.satisfies(r)).map(String).join());
try { new Version('1.02.3'); } catch (e) { console.log(`${e}`); }
