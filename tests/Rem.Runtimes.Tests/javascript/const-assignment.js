const c = 1;
try { c = 2; } catch (e) { console.log(e.name + ': ' + e.message); }
try { c++; } catch (e) { console.log(e.message); }
try { for (const i = 0; i < 2; i++) console.log('round', i); } catch (e) { console.log(e.message); }
const o = { n: 1 }; o.n = 2; console.log(c, o.n);
