const show = t => { try { return JSON.stringify(JSON.parse(t)); } catch (e) { return e.name; } };
for (const t of ['{"a":[1,2,{"b":null}]}', ' [1 , 2\n]', '"\\u0041\\n\\/"', '1e3', '-0.5', 'true', '{"a":1,"a":2}', '', '{a:1}', "'x'", '[1,]', '{"a":1,}', '01', '+1', '.5', '1.', 'NaN', 'undefined', '"\t"', '"\\x41"', '[1] x', '{"__proto__":1}', 'nul', '"open', '-', '[']) console.log(JSON.stringify(t), show(t));
console.log(JSON.stringify(JSON.parse('{"a":1,"b":[1,2,{"c":3}],"d":"x"}', (k, v) => typeof v === 'number' ? v + 1 : v)));
const order = []; JSON.parse('{"a":[1,{"b":2}],"c":3}', function (k, v) { order.push(k || '(root)'); return v; }); console.log(order.join());
console.log(JSON.stringify(JSON.parse('{"keep":1,"drop":2,"in":{"drop":3,"k":4},"l":[1,2]}', (k, v) => k === 'drop' || v === 1 ? undefined : v)));
console.log(Object.keys(JSON.parse('{"z":1,"10":2,"a":3,"1":4}')).join(), JSON.parse(' "x" '), JSON.parse('null'), Object.is(JSON.parse('-0'), -0), JSON.parse(1), JSON.parse(true), JSON.parse('"\\ud83d\\ude00"').codePointAt(0));
const dates = JSON.parse('{"at":"2020-01-02T03:04:05.000Z"}', (k, v) => k === 'at' ? new Date(v) : v); console.log(dates.at.getTime(), dates.at.toISOString()); const copy = o => JSON.parse(JSON.stringify(o)); const src = { a: { b: [1, 2] } }, c = copy(src); c.a.b.push(3); console.log(src.a.b.length, c.a.b.length);
