const minutes = t => { const [h, m] = t.split(':').map(Number); return h * 60 + m; };
const text = n => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
const windows = ['09:00-10:30', '10:15-11:00', '13:00-14:00', '08:00-08:30', '14:00-14:05'].map(w => w.split('-').map(minutes));
const merge = list => list.toSorted(([a], [b]) => a - b).reduce((out, [a, b]) => { const last = out[out.length - 1]; if (last && a <= last[1]) last[1] = Math.max(last[1], b); else out.push([a, b]); return out; }, []);
const show = list => list.map(([a, b]) => `${text(a)}-${text(b)}`).join(' ');
const merged = merge(windows);
console.log(show(merged), merged.reduce((s, [a, b]) => s + b - a, 0));
const gaps = (list, from, to) => { const out = []; let at = from; for (const [a, b] of list) { if (a > at) out.push([at, a]); at = Math.max(at, b); } if (at < to) out.push([at, to]); return out; };
console.log(show(gaps(merged, minutes('08:00'), minutes('18:00'))));
const events = windows.flatMap(([a, b]) => [[a, 1], [b, -1]]).sort(([a, x], [b, y]) => a - b || x - y);
let open = 0, peak = 0, when; for (const [t, d] of events) { open += d; if (open > peak) [peak, when] = [open, t]; }
console.log(peak, text(when), show(windows), show([]) === '');
