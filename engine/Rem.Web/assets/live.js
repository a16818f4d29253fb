// Streams of server-sent events: one connection for each address of a page, however many widgets follow it.
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
    const source = new EventSource(address);
    hub = { listeners: new Set(), told: [] };
    hubs.set(address, hub);
    source.onopen = () => announce(address, 'live');
    source.onerror = () => announce(address, source.readyState === EventSource.CLOSED ? 'lost' : 'again');
    source.onmessage = (event) => {
      const data = JSON.parse(event.data);
      // Who comes later is told what the others heard: the modules of a page do not start at once.
      hub.told.push(data);
      if (hub.told.length > 1000) hub.told.shift();
      for (const each of hub.listeners) each(data);
    };
    addEventListener('pagehide', () => source.close());
  }
  for (const data of hub.told) listener(data);
  hub.listeners.add(listener);
}

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
