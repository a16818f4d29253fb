const severities = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];
const facilities = { 0: 'kern', 1: 'user', 3: 'daemon', 4: 'auth', 16: 'local0' };
const re = /^<(?<pri>\d{1,3})>(?<month>[A-Z][a-z]{2})\s+(?<day>\d{1,2}) (?<time>\d\d:\d\d:\d\d) (?<host>[\w.-]+) (?<app>[^\[:\s]+)(?:\[(?<pid>\d+)\])?: (?<text>.*)$/;
function parse(line) {
  const groups = re.exec(line)?.groups;
  if (groups === undefined) return null;
  const pri = Number(groups.pri);
  return { ...groups, pid: groups.pid === undefined ? null : +groups.pid, severity: severities[pri & 7], facility: facilities[pri >> 3] ?? `f${pri >> 3}` };
}
const input = `<34>Oct 11 22:14:15 web-1 su[231]: 'su root' failed for lonvick on /dev/pts/8
<13>Feb  5 17:32:18 10.0.0.99 myapp: starting: phase 1
<165>Aug 24 05:34:00 db.example.org pg[9]: checkpoint complete
no priority here
<191>Jan  1 00:00:00 h x: `;
for (const line of input.split(/\r?\n/)) {
  const r = parse(line);
  if (r === null) console.log('skip', JSON.stringify(line));
  else console.log(r.facility + '.' + r.severity, r.host, r.app, r.pid, r.day.padStart(2, '0') + ' ' + r.month, JSON.stringify(r.text));
}
const worst = input.split('\n').map(parse).filter(x => x).reduce((a, b) => severities.indexOf(a.severity) <= severities.indexOf(b.severity) ? a : b);
console.log(Object.keys(worst).join(), worst.severity);
