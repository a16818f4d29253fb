function glob(pattern) {
  let out = '', depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    switch (c) {
      case '*':
        if (pattern[i + 1] === '*') { i++; if (pattern[i + 1] === '/') { i++; out += '(?:.*/)?'; } else out += '.*'; }
        else out += '[^/]*';
        break;
      case '?': out += '[^/]'; break;
      case '{': depth++; out += '(?:'; break;
      case '}': depth--; out += ')'; break;
      case ',': out += depth ? '|' : ','; break;
      case '[': { const end = pattern.indexOf(']', i); out += pattern.slice(i, end + 1).replace(/^\[!/, '[^'); i = end; break; }
      default: out += c.replace(/[.+^$()|\\]/, '\\$&');
    }
  }
  return new RegExp(`^${out}$`);
}
const files = ['a.js', 'src/a.js', 'src/lib/b.ts', 'src/lib/c.test.ts', 'README.md', 'log.1', 'log.12', 'log.x', 'x+y(1).txt'];
for (const p of ['*.js', '**/*.js', 'src/**', 'src/**/*.{ts,js}', 'log.?', 'log.[0-9]', 'log.[!0-9]', '*.md', 'x+y(?).txt', '**'])
  console.log(p.padEnd(18), files.filter(f => glob(p).test(f)).join(' '));
const ignore = ['*.md', '!README.md', 'src/**'];
const kept = files.filter(f => !ignore.reduce((out, rule) => rule.startsWith('!') ? out && !glob(rule.slice(1)).test(f) : out || glob(rule).test(f), false));
console.log(kept.join(), glob('a.b').source.length, glob('/x').test('/x'));
