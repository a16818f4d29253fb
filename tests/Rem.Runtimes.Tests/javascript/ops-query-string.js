function parse(query) {
  const out = {};
  for (const part of query.replace(/^\?/, '').split('&')) {
    if (!part) continue;
    const [k, v = ''] = part.split(/=(.*)/s).slice(0, 2);
    const key = decode(k), value = decode(v);
    if (key in out) out[key] = [].concat(out[key], value); else out[key] = value;
  }
  return out;
}
function decode(s) { return decodeURIComponent(s.replace(/\+/g, ' ')); }
const format = o => Object.entries(o).flatMap(([k, v]) => (Array.isArray(v) ? v : [v]).map(x => `${encodeURIComponent(k)}=${encodeURIComponent(x)}`)).join('&');
for (const q of ['?a=1&b=2', 'x=1&x=2&x=3', 'name=J%C3%BCrgen+K&empty=&flag', 'eq=a=b=c', '', 'sp%20ace=%26%3D']) {
  const o = parse(q);
  console.log(JSON.stringify(o), '->', format(o));
}
try { parse('bad=%E0%A4%A'); } catch (e) { console.log(e.name, e instanceof URIError); }
console.log(encodeURI('http://h/a b?q=ü&x=1#f'), encodeURIComponent("-_.!~*'()/?€😀"), decodeURI('%41%2F%C3%A4'));
