// Calendars by Date.UTC, also for years that have two digits.
const day = 86400000;
const iso = t => new Date(t).toISOString().slice(0, 10);
const daysIn = (year, month) => (Date.UTC(year, month + 1, 1) - Date.UTC(year, month, 1)) / day;
console.log([0, 1, 2, 3].map(m => daysIn(2024, m)).join(), daysIn(2023, 1), daysIn(1900, 1), daysIn(2000, 1));
console.log(Date.UTC(99, 0), iso(Date.UTC(99, 0)), iso(Date.UTC(70, 0)), Date.UTC(2020), Date.UTC(2020, 13), iso(Date.UTC(2020, 0, 60)), Date.UTC(NaN), Date.UTC(2020, 0, 1, 24));
const weekday = t => ((Math.floor(t / day) + 4) % 7 + 7) % 7;
const isoWeek = t => {
  const thursday = t + (3 - (weekday(t) + 6) % 7) * day;
  const start = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return `${new Date(thursday).getUTCFullYear()}-W${String(1 + Math.floor((thursday - start) / day / 7)).padStart(2, '0')}`;
};
for (const [y, m, d] of [[2024, 0, 1], [2023, 0, 1], [2020, 11, 31], [2021, 0, 3], [2026, 10, 20]]) console.log(iso(Date.UTC(y, m, d)), weekday(Date.UTC(y, m, d)), isoWeek(Date.UTC(y, m, d)));
const easter = year => {
  const a = year % 19, b = Math.floor(year / 100), c = year % 100;
  const h = (19 * a + b - (b >> 2) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * (c >> 2) - h - c % 4) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451), n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, n % 31 + 1);
};
console.log([2020, 2024, 2025, 2026, 2100].map(y => iso(easter(y))).join());
const business = function* (from, count, holidays = new Set()) {
  for (let t = from; count > 0; t += day) if (weekday(t) % 6 !== 0 && !holidays.has(iso(t))) { yield iso(t); count--; }
};
console.log([...business(Date.UTC(2024, 11, 23), 5, new Set(['2024-12-25', '2024-12-26', '2025-01-01']))].join());
const month = (year, m) => {
  const first = (weekday(Date.UTC(year, m, 1)) + 6) % 7, cells = [...Array(first).fill('  '), ...Array.from({ length: daysIn(year, m) }, (_, i) => String(i + 1).padStart(2))];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, w) => cells.slice(w * 7, w * 7 + 7).join(' ')).join('\n');
};
console.log(month(2024, 1));
const age = (born, at) => { const [a, b] = [new Date(born), new Date(at)]; const years = b.getUTCFullYear() - a.getUTCFullYear(); return Date.UTC(b.getUTCFullYear(), a.getUTCMonth(), a.getUTCDate()) > at ? years - 1 : years; };
console.log(age(Date.UTC(2000, 1, 29), Date.UTC(2024, 1, 28)), age(Date.UTC(2000, 1, 29), Date.UTC(2024, 1, 29)));
