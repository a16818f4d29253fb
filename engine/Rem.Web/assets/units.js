// Numbers and times as people read them.
const bare = new Set(['%', '°C', '°F', 'K', '°', 'dB', 'dBm', 'ms', 'µs', 'ns', 'min', 'h', 'd']); // or with a prefix of their own
const large = { si: ['', 'k', 'M', 'G', 'T', 'P', 'E'], binary: ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] };
const small = ['', 'm', 'µ', 'n', 'p'];
const two = (part) => String(part).padStart(2, '0');

// The steps of a time axis, in seconds.
export const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 604800, 2592000, 31536000];

// The steps of an axis of bytes: a mark at 953.7 MiB says nothing.
export const binarySteps = Array.from({ length: 71 }, (_, power) => 2 ** (power - 10));

export const prefixesOf = (unit) => (/^(B|bytes?)(\/|$)/i.test(unit) ? 'binary' : bare.has(unit) ? 'none' : 'si');

// A number with at most four digits behind the point, small ones with four that matter, and none of them a 0 at the end.
export const number = (value) => (value == null ? '' : String(Number(Math.abs(value) < 1 ? value.toPrecision(4) : value.toFixed(4))));

// A number with its unit and the prefix that keeps it short: 1.5 GiB/s, 3.4 ms, 12 k.
export function measured(value, unit, prefixes) {
  if (value == null) return '';
  const [text, prefix] = shortened(value, unit, prefixes);
  return prefix + unit === '' ? text : `${text} ${prefix}${unit}`;
}

function shortened(value, unit, prefixes) {
  const size = Math.abs(value);
  if (prefixes === 'none' || size === 0) return [plain(value), ''];
  const base = prefixes === 'binary' ? 1024 : 1000;
  if (size < 1) {
    const power = unit === '' || unit.startsWith('/') || prefixes === 'binary' ? 0 : Math.min(small.length - 1, Math.ceil(-Math.log10(size) / 3 - 1e-9));
    return [plain(value * 1000 ** power), small[power]];
  }
  let power = Math.min(large[prefixes].length - 1, Math.floor(Math.log(size) / Math.log(base) + 1e-9));
  // 999.97 would be written 1000.
  if (Math.abs(Number((value / base ** power).toPrecision(4))) >= base && power < large[prefixes].length - 1) power += 1;
  return [plain(value / base ** power), large[prefixes][power]];
}

const plain = (value) => {
  const text = Math.abs(value) >= 1e4 || (value !== 0 && Math.abs(value) < 1e-4) ? Number(value.toPrecision(6)) : Number(value.toPrecision(4));
  return String(text);
};

// A moment, in the reader's own time.
export const time = (seconds) => new Date(seconds * 1000).toLocaleString();

// The time on an axis: as much of it as the step between two marks needs.
export function clock(seconds, step) {
  const date = new Date(seconds * 1000);
  if (step >= 86400) return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const minutes = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return step >= 60 ? minutes : `${minutes}:${two(date.getSeconds())}`;
}

// A length of time in words: 5 min, 1 h 30 min.
export function lasting(seconds) {
  const units = [[31536000, 'y'], [86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
  const parts = [];
  let rest = Math.round(seconds);
  for (const [size, name] of units) {
    const count = Math.floor(rest / size);
    if (count > 0 && parts.length < 2) parts.push(`${count} ${name}`);
    rest -= count * size;
  }
  return parts.join(' ') || '0 s';
}
