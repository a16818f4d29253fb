console.log(null ?? 1, undefined ?? 2, 0 ?? 3, '' ?? 4, false ?? 5, NaN ?? 6, (null || undefined) ?? 'z');
let a = null, b = 0, c = 1; a ??= 5; b ||= 6; c &&= 7; console.log(a, b, c);
const o = { x: 0 }; o.x ??= 9; o.y ??= 8; o['z'] ||= 7; o.y &&= 'set'; console.log(JSON.stringify(o));
let calls = 0; const side = () => { calls++; return 1; }; let k = 3; k ??= side(); k ||= side(); console.log(calls);
