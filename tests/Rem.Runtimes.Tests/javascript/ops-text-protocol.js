// A line protocol with a session: commands, states and answers, driven by a generator.
function* session({ users = {}, limit = 3 } = {}) {
  let answer = '220 ready', user = null, tries = 0;
  const mail = { from: null, to: [], lines: [] };
  while (true) {
    const line = yield answer;
    const [, verb = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line ?? '') ?? [];
    switch (verb.toUpperCase()) {
      case 'AUTH': {
        const [name, secret] = rest.split(':');
        if (Object.hasOwn(users, name) && users[name] === secret) { user = name; answer = `235 hello ${name}`; break; }
        if (++tries >= limit) return '421 too many tries';
        answer = `535 wrong, ${limit - tries} left`;
        break;
      }
      case 'FROM': answer = user ? (mail.from = rest, '250 ok') : '530 who are you?'; break;
      case 'TO': answer = mail.from ? (mail.to.push(...rest.split(/\s*,\s*/)), `250 ${mail.to.length} so far`) : '503 from first'; break;
      case 'DATA': {
        if (!mail.to.length) { answer = '503 to first'; break; }
        let text = yield '354 go on';
        while (text !== '.') { mail.lines.push(text.replace(/^\.\./, '.')); text = yield null; }
        answer = `250 taken ${JSON.stringify({ ...mail, lines: mail.lines.length })}`;
        Object.assign(mail, { from: null, to: [], lines: [] });
        break;
      }
      case 'QUIT': return `221 bye ${user ?? 'stranger'}`;
      case '': answer = '500 empty'; break;
      default: answer = `500 ${verb}?`;
    }
  }
}
const talk = (lines, options) => {
  const s = session(options), out = [s.next().value];
  for (const line of lines) { const { value, done } = s.next(line); if (value) out.push(`${line} -> ${value}`); if (done) break; }
  return out.join('\n');
};
const users = { ann: 'x', __proto__: { ghost: 'y' } };
console.log(talk(['', 'FROM a', 'auth ann:y', 'AUTH ghost:y', 'AUTH ann:x', 'TO b', 'FROM a', 'DATA', 'TO b, c', 'TO d', 'DATA', 'one', '..dot', '.', 'DATA', 'NOOP', 'QUIT', 'NEVER'], { users }));
console.log(talk(['AUTH a:b', 'AUTH a:b', 'AUTH a:b', 'QUIT']));
const s = session();
s.next();
console.log(JSON.stringify(s.return('cut')), JSON.stringify(s.next('QUIT')), Object.prototype.toString.call(s), typeof s[Symbol.iterator]);
const t = session();
try { t.next(); t.throw(new Error('line lost')); } catch (e) { console.log(e.message, t.next().done); }
const shared = (function* (n) { const log = []; while (n-- > 0) log.push(yield log.length); return log.join(''); })(3);
console.log(['?', 'a', 'b', 'c'].map(x => shared.next(x).value).join());
