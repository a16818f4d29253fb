const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
function human(n, digits = 1) {
  if (n < 0) return '-' + human(-n, digits);
  let i = 0;
  while (n >= 1024 && i < units.length - 1) { n /= 1024; i++; }
  return `${i === 0 ? n : n.toFixed(digits)} ${units[i]}`;
}
for (const n of [0, 1, 1023, 1024, 1536, 1048575, 1048576, 5e9, -2048, 2 ** 50, 1.5e18]) console.log(String(n).padStart(20), human(n).padStart(12), human(n, 3).padStart(14));
const factors = { '': 1, k: 1e3, m: 1e6, g: 1e9, ki: 1024, mi: 1024 ** 2, gi: 1024 ** 3 };
const parse = text => {
  const [, number, unit] = /^\s*([\d.]+)\s*([kmg]i?)?b?\s*$/i.exec(text) ?? [];
  return number === undefined ? null : Math.round(number * factors[(unit ?? '').toLowerCase()]);
};
console.log(['10', '1k', '1.5 MiB', '2GB', '0.1 kB', 'x', '1 TB', ' 7 Ki '].map(parse).join(' '));
const total = ['1Mi', '512Ki', '256k'].map(parse).reduce((a, b) => a + b);
console.log(total, human(total), (1234567.891).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ','));
