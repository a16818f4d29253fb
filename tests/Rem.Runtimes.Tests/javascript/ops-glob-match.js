// Globs with braces, classes and double stars, as regular expressions and their sources.
const escape = c => /[\\^$.|?*+()[\]{}/]/.test(c) ? `\\${c}` : c;
const expand = glob => {
  const at = glob.search(/\{[^{}]*\}/);
  if (at < 0) return [glob];
  const end = glob.indexOf('}', at);
  return glob.slice(at + 1, end).split(',').flatMap(part => expand(glob.slice(0, at) + part + glob.slice(end + 1)));
};
const toRegExp = glob => {
  let out = '';
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i];
    if (c === '*' && glob[i + 1] === '*') { out += glob[i + 2] === '/' ? '(?:.*/)?' : '.*'; i += glob[i + 2] === '/' ? 2 : 1; }
    else if (c === '*') out += '[^/]*';
    else if (c === '?') out += '[^/]';
    else if (c === '[') {
      const end = glob.indexOf(']', i + 1);
      out += glob.slice(i, end + 1).replace('[!', '[^');
      i = end;
    } else out += escape(c);
  }
  return new RegExp(`^${out}$`);
};
const matcher = glob => {
  const negated = glob.startsWith('!');
  const all = expand(negated ? glob.slice(1) : glob).map(toRegExp);
  return path => all.some(r => r.test(path)) !== negated;
};
const files = ['main.js', 'lib/a.js', 'lib/deep/b.test.js', 'lib/deep/c.ts', 'docs/readme.md', 'docs/img/x1.png', 'docs/img/x2.gif', 'a+b.txt', '.env'];
for (const glob of ['*.js', '**/*.js', 'lib/**', '**/*.{js,ts}', 'docs/img/x[0-9].{png,gif}', '!**/*.js', '?ain.*', 'a+b.txt', '**/[!a-c]*', '{docs,lib}/{a,readme}.{js,md}']) {
  console.log(`${glob}: ${files.filter(matcher(glob)).join(' ')}`);
}
for (const glob of ['lib/*.js', 'a/b[/]c', '**/x?', 'v1.2(3)']) console.log(toRegExp(glob).source, String(toRegExp(glob)));
const ignore = ['**/*.test.*', 'docs/**', '.*'].map(matcher);
console.log(files.filter(f => !ignore.some(m => m(f))).join());
console.log(expand('a{1,2{x,y}}b').join(), expand('none').length, new RegExp('').source, new RegExp('\n/').source);
