function* cells(text, separator = ',') {
  let field = '', row = [], quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') { field += '"'; i++; }
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === separator) { row.push(field); field = ''; }
    else if (c === '\n') { row.push(field.replace(/\r$/, '')); field = ''; yield row; row = []; }
    else field += c;
  }
  if (quoted) throw new SyntaxError('open quote at the end');
  if (field !== '' || row.length) yield [...row, field];
}
const csv = 'id,name,note\r\n1,"Smith, J","said ""hi"""\r\n2,Ann,\r\n3,"two\nlines",end';
const [header, ...body] = cells(csv);
const records = body.map(r => Object.fromEntries(header.map((h, i) => [h, r[i]])));
for (const r of records) console.log(JSON.stringify(r));
const escape = v => /[",\n]/.test(v) ? `"${v.replaceAll('"', '""')}"` : v;
const again = [header, ...records.map(r => header.map(h => r[h]))].map(r => r.map(escape).join(',')).join('\n');
console.log(again);
console.log([...cells(again)].length, [...cells('a;b;;c', ';')][0].length);
try { [...cells('a,"b')]; } catch (e) { console.log(e.name + ': ' + e.message); }
