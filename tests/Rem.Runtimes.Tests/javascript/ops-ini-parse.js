const ini = `
; global
name = demo
[server]
host=0.0.0.0
port = 8080 ; trailing
debug = yes
# another
[server.tls]
enabled = off
ciphers[] = aes
ciphers[] = chacha
[paths]
root = "/srv/www; here"
broken line
`;
const section = /^\[(?<name>[^\]]+)\]$/, entry = /^(?<key>[\w.]+)(?<list>\[\])?\s*=\s*(?:"(?<quoted>[^"]*)"|(?<plain>[^;]*?))\s*(?:;.*)?$/;
const root = {}, problems = [];
let current = root;
ini.split('\n').forEach((raw, i) => {
  const line = raw.trim();
  if (line === '' || ';#'.includes(line[0])) return;
  let m;
  if (m = line.match(section)) {
    current = m.groups.name.split('.').reduce((o, k) => o[k] ??= {}, root);
  } else if ((m = line.match(entry))) {
    const { key, list, quoted, plain } = m.groups;
    const value = quoted ?? convert(plain);
    if (list) (current[key] ??= []).push(value); else current[key] = value;
  } else problems.push(`line ${i + 1}: ${line}`);
});
function convert(text) {
  if (/^(yes|on|true)$/i.test(text)) return true;
  if (/^(no|off|false)$/i.test(text)) return false;
  return text !== '' && !isNaN(text) ? Number(text) : text;
}
console.log(JSON.stringify(root, null, 2));
console.log(problems.join());
