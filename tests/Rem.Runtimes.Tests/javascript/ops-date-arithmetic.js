const day = 86400000;
const iso = d => d.toISOString().slice(0, 10);
const addDays = (d, n) => new Date(+d + n * day);
const addMonths = (d, n) => { const r = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + n, 1)); const last = new Date(Date.UTC(r.getUTCFullYear(), r.getUTCMonth() + 1, 0)).getUTCDate(); r.setUTCDate(Math.min(d.getUTCDate(), last)); return r; };
const start = new Date('2024-01-31T10:20:30.456Z');
console.log([1, 2, 13, -2].map(n => iso(addMonths(start, n))).join(' '), iso(addDays(start, 30)), start.getTime());
const week = d => { const t = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate())); t.setUTCDate(t.getUTCDate() + 4 - (t.getUTCDay() || 7)); const y = Date.UTC(t.getUTCFullYear(), 0, 1); return `${t.getUTCFullYear()}-W${String(Math.ceil(((t - y) / day + 1) / 7)).padStart(2, '0')}`; };
for (const s of ['2021-01-03', '2020-12-31', '2024-12-30', '2023-06-15']) console.log(s, week(new Date(s)), ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(s).getUTCDay()]);
const leap = y => new Date(Date.UTC(y, 1, 29)).getUTCMonth() === 1;
console.log([1900, 2000, 2023, 2024, 2100].map(leap).join(), Math.round((Date.parse('2025-03-01') - Date.parse('2024-03-01')) / day));
function* workdays(from, n, holidays = new Set()) { for (let d = new Date(from); n > 0; d = addDays(d, 1)) if (d.getUTCDay() % 6 && !holidays.has(iso(d))) { n--; yield iso(d); } }
console.log([...workdays('2024-12-23', 5, new Set(['2024-12-25', '2024-12-26']))].join(' '));
console.log(new Date(NaN).getTime(), JSON.stringify({ at: start, bad: new Date('nonsense') }), isNaN(Date.parse('2024-13-01')));
try { new Date(NaN).toISOString(); } catch (e) { console.log(e.name); }
console.log(new Date(0).toISOString(), new Date(Date.UTC(1969, 11, 31, 23, 59, 59, 999)).getTime(), new Date('2024-05-06T07:08:09+02:00').toISOString());
