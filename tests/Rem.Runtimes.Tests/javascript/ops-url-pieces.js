const url = /^(?:(?<scheme>[a-z][a-z0-9+.-]*):)?(?:\/\/(?:(?<user>[^:@\/]+)(?::(?<password>[^@\/]*))?@)?(?<host>\[[\da-f:]+\]|[^:\/?#]*)(?::(?<port>\d+))?)?(?<path>[^?#]*)(?:\?(?<query>[^#]*))?(?:#(?<fragment>.*))?$/i;
const defaults = Object.freeze({ http: 80, https: 443, ssh: 22 });
for (const text of ['https://user:pa%20ss@example.org:8443/a/b.html?x=1&y=2#top', 'http://[::1]/', 'mailto:ops@example.org', '/just/a/path?q', 'ssh://git@host/repo.git', '//cdn.example/x']) {
  const { groups: g } = text.match(url);
  const port = g.port ? Number(g.port) : defaults[g.scheme] ?? null;
  console.log(JSON.stringify({ ...g, port }));
}
const redact = s => s.replace(/(?<=:\/\/[^:@\/]+:)[^@\/]+(?=@)/g, '***');
console.log(redact('db=postgres://app:s3cret@db:5432/x other=redis://u:p@r'));
function resolve(base, relative) {
  if (relative.startsWith('/')) return relative;
  const stack = base.split('/').slice(0, -1);
  for (const piece of relative.split('/')) {
    if (piece === '..') { if (stack.length > 1) stack.pop(); }
    else if (piece !== '.') stack.push(piece);
  }
  return stack.join('/');
}
console.log(['c', './c', '../c', '../../../c/d', '/abs', 'x/./y/../z'].map(r => resolve('/a/b/index.html', r)).join(' '));
