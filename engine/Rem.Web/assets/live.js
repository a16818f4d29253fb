// Streams of server-sent events: one connection for each address of a page, however many widgets follow it. A browser has
// few connections for a site: a page that nobody sees gives its own back, and goes on where it was when it is seen again.
const patience = 5000;
const hubs = new Map();
const states = new Map();

function announce(address, state) {
  states.set(address, state);
  document.dispatchEvent(new CustomEvent('rem:connection', { detail: [...states.values()] }));
}

// Calls the listener with the data of each event.
export function follow(address, listener) {
  let hub = hubs.get(address);
  if (!hub) {
    hub = { address, listeners: new Set(), told: [], source: null, last: '' };
    hubs.set(address, hub);
    if (!document.hidden) open(hub);
  }
  for (const data of hub.told) listener(data);
  hub.listeners.add(listener);
}

function open(hub) {
  const { address } = hub;
  const where = hub.last === '' ? address : `${address}${address.includes('?') ? '&' : '?'}after=${encodeURIComponent(hub.last)}`;
  const source = new EventSource(where);
  hub.source = source;
  source.onopen = () => announce(address, 'live');
  source.onerror = () => announce(address, source.readyState === EventSource.CLOSED ? 'lost' : 'again');
  source.onmessage = (event) => {
    const data = JSON.parse(event.data);
    hub.last = event.lastEventId;
    // Who comes later is told what the others heard: the modules of a page do not start at once.
    hub.told.push(data);
    if (hub.told.length > 1000) hub.told.shift();
    for (const each of hub.listeners) each(data);
  };
}

function close() {
  for (const hub of hubs.values()) {
    hub.source?.close();
    hub.source = null;
  }
}

let leaving = 0;
document.addEventListener('visibilitychange', () => {
  clearTimeout(leaving);
  if (document.hidden) leaving = setTimeout(close, patience);
  else for (const hub of hubs.values()) if (!hub.source) open(hub);
});
addEventListener('pagehide', close);
addEventListener('pageshow', () => {
  for (const hub of hubs.values()) if (!hub.source && !document.hidden) open(hub);
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
