function* g() { try { yield 1; yield 2; } catch (e) { console.log('caught', e); yield 'c'; } finally { console.log('finally'); yield 'f'; } yield 'after'; }
let i = g(); console.log(i.next().value, i.throw('boom').value, i.next().value, i.next().value, i.next().done);
i = g(); i.next(); console.log(JSON.stringify(i.return(9)), JSON.stringify(i.next()), JSON.stringify(i.next()));
i = g(); try { i.throw(new Error('early')); } catch (e) { console.log(e.message, i.next().done); }
function* n() { try { try { yield 1; } finally { console.log('in'); } } finally { console.log('out'); } } for (const x of n()) break;
function* r() { try { return 'try'; } finally { yield 'fin'; } } console.log(JSON.stringify([...r()]), JSON.stringify((() => { const x = r(); x.next(); return x.next(); })()));
