const data = { user: { name: 'ann', emails: ['a@x', 'b@x'], address: { geo: { lat: 1.5, lng: -2 } } }, meta: [{ k: 'v1' }, { k: 'v2', extra: [1, [2, [3]]] }] };
const { user: { name: who, emails: [main, ...others], address: { geo: { lat, lng, alt = 0 } } }, meta: [{ k: first }, { k: second, extra: [, [, [third]]] }], ...none } = data;
console.log(who, main, others.join(), lat, lng, alt, first, second, third, Object.keys(none).length);
const total = ({ items = [], tax: { rate = 0.1 } = {} }) => items.reduce((s, { price, qty = 1 }) => s + price * qty, 0) * (1 + rate);
console.log(total({ items: [{ price: 10 }, { price: 5, qty: 2 }] }).toFixed(2), total({ tax: { rate: 0 } }), total({ items: [{ price: 1 }], tax: { rate: 1 } }));
const [[a, [b]], { length: n }] = [[1, [2]], 'four']; console.log(a, b, n); const without = (o, k) => { const { [k]: _, ...r } = o; return r; }; console.log(JSON.stringify(without({ a: 1, b: 2 }, 'a')));
