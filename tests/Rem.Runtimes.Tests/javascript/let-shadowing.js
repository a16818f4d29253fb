let x = 'outer';
{ let x = 'inner'; console.log(x); { const x = 'deep'; console.log(x); } console.log(x); }
console.log(x);
for (const x of ['a', 'b']) console.log(x);
console.log(x);
function f(x) { { let x = 2; } return x; }
console.log(f(1));
