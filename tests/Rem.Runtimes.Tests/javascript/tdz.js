try { use; } catch (e) { console.log(e.name, e.message); }
let use = 1;
function early() { return later; }
try { early(); } catch (e) { console.log(e.name); }
const later = 5;
console.log(early());
try { (() => { q; let q = 1; })(); } catch (e) { console.log(e instanceof ReferenceError); }
try { let a = a + 1; } catch (e) { console.log(e.message); }
for (let i = 0; i < 2; i++) { try { z; } catch (e) { console.log(i, e.name); } let z = i; console.log(z); }
