function* acc() { let sum = 0, n = 0; for (;;) { const x = yield n ? sum / n : null; if (x === undefined) return { sum, n }; sum += x; n++; } }
const g = acc(); g.next(); console.log(g.next(4).value, g.next(8).value, g.next(0).value, JSON.stringify(g.next().value), g.next(1).done);
function* lexer() { let word = '', out = []; try { for (;;) { const c = yield out.length; if (c === ' ') { out.push(word); word = ''; } else word += c; } } catch (e) { out.push(word + '!' + e); } finally { out.push('end'); } return out.join('|'); }
const l = lexer(); l.next(); for (const c of 'ab cd e') l.next(c); console.log(l.throw('eof').value);
function* guard() { for (;;) try { yield 'waiting'; } catch (e) { yield 'handled ' + e; } } const h = guard(); h.next(); console.log(h.throw('a').value, h.next().value, h.throw('b').value, h.return('r').value, h.next().done);
function* order() { const r = [yield 1, (yield 2) + (yield 3), ...yield 4]; return r.join(); } const o = order(); o.next(); o.next('a'); o.next('b'); o.next('c'); console.log(o.next(['x', 'y']).value);
function* cond() { return (yield 'q') ? yield 'yes' : yield 'no'; } const c1 = cond(), c2 = cond(); c1.next(); c2.next(); console.log(c1.next(true).value, c2.next(false).value);
function* never() { yield 1; } const n = never(); try { n.throw(new Error('before start')); } catch (e) { console.log(e.message, n.next().done); }
function* re() { g2.next(); yield; } const g2 = re(); try { g2.next(); } catch (e) { console.log(e.name); } const co = f => { const i = f(); const step = v => { const r = i.next(v); return r.done ? r.value : step(r.value * 10); }; return step(); }; console.log(co(function* () { return (yield 1) + (yield 2); }));
const obj = { *m() { yield this.k; }, k: 'this' }; class K { *[Symbol.iterator]() { yield* [1, 2]; } static *s() { yield 's'; } } console.log(obj.m().next().value, [...new K()].join(), [...K.s()].join(), obj.m()[Symbol.toStringTag]);
