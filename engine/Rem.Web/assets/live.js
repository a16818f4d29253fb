// Streams of server-sent events, all of a page over one connection: a browser has only six for a site, and pages need some.
// A page that nobody sees gives its own back, and goes on where it was when it is seen again.
const patience = 5000; // ms that a page may be out of sight
const pause = 10_000; // ms before a connection is tried again that the server refused
const most = 64; // streams of one connection, as the server has it
const longest = 6000; // letters of its address
const sources = new Map();
let connections = [];
let opening = 0;

// Calls the listener with the data of each event, and `refused` with why, when it cannot be had.
export function follow(address, listener, { refused, isKept = true } = {}) {
  const source = know(address);
  source.isKept = isKept;
  // Who comes later is told what the others heard: the modules of a page do not start at once.
  for (const data of source.told) listener(data);
  source.listeners.add(listener);
  if (refused) source.refusals.add(refused);
  if (source.isRefused) refused?.(source.why);
}

function know(address) {
  let source = sources.get(address);
  if (!source) {
    source = { address, listeners: new Set(), refusals: new Set(), isKept: true, told: [], last: '', isRefused: false };
    sources.set(address, source);
    soon();
  }
  return source;
}

// All that the page follows is asked for at once, whichever module starts first.
function soon() {
  opening ||= setTimeout(() => {
    for (const element of document.querySelectorAll('[data-stream]')) know(element.dataset.stream);
    opening = 0;
    if (!document.hidden) open();
  }, 0);
}

function open() {
  close();
  connections = groups().map((group) => new Connection(group));
}

function close() {
  for (const connection of connections) connection.close();
  connections = [];
}

function groups() {
  const all = [];
  let length = longest;
  for (const source of sources.values()) {
    if (source.isRefused) continue;
    const own = encode(source.address).length + 30; // with the mark that it may have
    if (length + own > longest || all.at(-1).length === most) {
      all.push([]);
      length = 0;
    }
    length += own;
    all.at(-1).push(source);
  }
  return all;
}

class Connection {
  constructor(group) {
    this.group = group;
    this.state = '';
    this.begin();
  }

  begin() {
    const query = this.group.map((source) => `at=${encode(source.address)}`);
    if (this.group.some((source) => source.last !== '')) query.push(`after=${encode(this.group.map((source) => source.last).join(','))}`);
    this.events = new EventSource(`/rem/live?${query.join('&')}`);
    this.events.onopen = () => this.announce('live');
    this.events.onerror = () => this.fail();
    this.group.forEach((source, place) => this.events.addEventListener(String(place), (event) => this.tell(source, event, place)));
    this.events.addEventListener('mark', (event) => event.lastEventId.split(',').forEach((id, place) => { this.group[place].last = id; }));
    this.events.addEventListener('refused', (event) => this.refuse(JSON.parse(event.data)));
  }

  tell(source, event, place) {
    const data = JSON.parse(event.data);
    source.last = event.lastEventId.split(',')[place];
    if (source.isKept) source.told.push(data);
    if (source.told.length > 1000) source.told.shift();
    for (const each of source.listeners) each(data);
  }

  refuse({ at: place, why }) {
    const source = this.group[place];
    [source.isRefused, source.why] = [true, why];
    for (const refused of source.refusals) refused(why);
    for (const element of document.querySelectorAll('[data-stream]')) if (element.dataset.stream === source.address) say(element, why);
    if (this.group.every((each) => each.isRefused)) {
      this.close();
      this.announce('');
    }
  }

  // The browser itself tries again where the network failed, and gives up where the server answered something else.
  fail() {
    const isOver = this.events.readyState === EventSource.CLOSED;
    this.announce(isOver ? 'lost' : 'again');
    if (isOver) this.retry = setTimeout(() => this.begin(), pause);
  }

  close() {
    clearTimeout(this.retry);
    this.events.close();
  }

  announce(state) {
    this.state = state;
    document.dispatchEvent(new CustomEvent('rem:connection', { detail: connections.map((each) => each.state).filter((each) => each !== '') }));
  }
}

// Only what would end a value of the query is written in other letters: addresses are long.
function encode(text) {
  return encodeURIComponent(text).replace(/%(2F|3F|3D|3A|2C|40)/g, decodeURIComponent);
}

// A widget whose stream cannot be had says so in its own box.
function say(element, why) {
  let line = element.querySelector(':scope > .rem-refused'); // a connection that comes back is refused the same again
  if (!line) {
    line = document.createElement('p');
    line.className = 'rem-refused';
    line.setAttribute('role', 'status');
    element.append(line);
  }
  line.textContent = `not live: ${why}`;
}

let leaving = 0;
document.addEventListener('visibilitychange', () => {
  clearTimeout(leaving);
  if (document.hidden) leaving = setTimeout(close, patience);
  else if (connections.length === 0) open();
});
addEventListener('pagehide', close);
addEventListener('pageshow', (event) => {
  if (event.persisted && !document.hidden) open();
});

// What stands at a dot path in a value; undefined where it is not there.
export function at(value, path) {
  if (!path) return value;
  let here = value;
  for (const part of path.split('.')) {
    if (here === null || typeof here !== 'object' || !Object.hasOwn(here, part)) return undefined;
    here = here[part];
  }
  return here;
}

// The value that an event tells of for a widget, or undefined when it is about something else.
export function valueOf(data, widget) {
  if (data === null || typeof data !== 'object') return at(data, widget.dataset.field);
  if (Object.hasOwn(data, 'total') && !Object.hasOwn(data, 'value')) return data.total;
  if (Object.hasOwn(data, 'key') && widget.dataset.key !== undefined && data.key !== widget.dataset.key) return undefined;
  if (data.deleted) return null;
  return at(Object.hasOwn(data, 'value') ? data.value : data, widget.dataset.field);
}

// A value as text, as the server shows it.
export function textOf(value) {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
