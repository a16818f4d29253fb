// A table that sorts by its headings, shows its rows in pages and follows a stream. Without this module it is whole. Rows that
// the stream adds stand by their keys below those that the page came with: a stream tells them as they changed last, which
// would be another order for each who comes.
import { follow, textOf } from './live.js';
import { mark } from './state.js';

export function start(section) {
  new Table(section).begin();
}

class Table {
  constructor(section) {
    this.section = section;
    this.body = section.querySelector('tbody');
    this.columns = JSON.parse(section.dataset.columns);
    this.headings = [...section.querySelectorAll('thead th')];
    this.size = Number(section.dataset.page);
    this.page = 0;
    this.sorted = -1;
    this.descends = false;
    this.rows = [...this.body.rows];
    this.byKey = new Map();
    this.keys = new Map(); // of the rows that the stream added
    this.hasNew = false;
  }

  begin() {
    if (this.section.hasAttribute('data-sortable')) this.headings.forEach((heading, index) => this.makeSortable(heading, index));
    if (this.size > 0) this.makePages();
    if (this.section.dataset.stream) this.followStream();
    this.show();
  }

  makeSortable(heading, index) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'rem-sort';
    button.textContent = heading.textContent;
    button.addEventListener('click', () => {
      this.descends = this.sorted === index && !this.descends;
      this.sorted = index;
      this.page = 0;
      this.headings.forEach((each, i) => (i === index ? each.setAttribute('aria-sort', this.descends ? 'descending' : 'ascending') : each.removeAttribute('aria-sort')));
      this.show();
    });
    heading.replaceChildren(button);
  }

  makePages() {
    this.bar = document.createElement('nav');
    this.bar.className = 'rem-pages';
    this.bar.setAttribute('aria-label', `pages of ${this.section.getAttribute('aria-label')}`);
    this.back = this.turner('Back', -1);
    this.on = this.turner('Next', 1);
    this.where = document.createElement('span');
    this.bar.append(this.back, this.where, this.on);
    this.section.append(this.bar);
  }

  turner(label, by) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'rem-small';
    button.textContent = label;
    button.addEventListener('click', () => {
      this.page += by;
      this.show();
    });
    return button;
  }

  show() {
    if (this.sorted >= 0) this.rows.sort((a, b) => compare(a.cells[this.sorted], b.cells[this.sorted]) * (this.descends ? -1 : 1));
    else if (this.hasNew) this.rows.sort((a, b) => names.compare(this.keys.get(a) ?? '', this.keys.get(b) ?? ''));
    this.hasNew = false;
    const pages = this.size > 0 ? Math.max(1, Math.ceil(this.rows.length / this.size)) : 1;
    this.page = Math.min(Math.max(0, this.page), pages - 1);
    const from = this.page * this.size;
    this.body.replaceChildren(...(this.size > 0 ? this.rows.slice(from, from + this.size) : this.rows));
    this.section.querySelector('.rem-empty').hidden = this.rows.length > 0;
    if (!this.bar) return;
    this.bar.hidden = pages === 1;
    this.where.textContent = `${from + 1}–${Math.min(from + this.size, this.rows.length)} of ${this.rows.length}`;
    this.back.disabled = this.page === 0;
    this.on.disabled = this.page === pages - 1;
  }

  followStream() {
    const id = this.section.dataset.id ?? this.columns[0];
    const place = this.columns.indexOf(id);
    // Rows whose key is not shown cannot be found again; the stream tells all of them anyway.
    if (place < 0) this.rows = [];
    for (const row of this.rows) this.byKey.set(row.cells[place].textContent.trim(), row);
    let timer = 0;
    follow(this.section.dataset.stream, (data) => {
      if (data === null || typeof data !== 'object') return;
      if (Object.hasOwn(data, 'key')) this.change(id, data);
      else if (Array.isArray(data.value)) this.rows = data.value.map((row) => this.row(row));
      else return;
      timer ||= setTimeout(() => { timer = 0; this.show(); }, 250);
    });
  }

  change(id, data) {
    const key = String(data.key);
    const old = this.byKey.get(key);
    if (data.deleted) {
      this.rows = this.rows.filter((row) => row !== old);
      this.byKey.delete(key);
      this.keys.delete(old);
      return;
    }
    const value = data.value !== null && typeof data.value === 'object' && !Array.isArray(data.value) ? data.value : { value: data.value };
    const row = this.row({ ...value, [id]: key });
    if (old) this.rows[this.rows.indexOf(old)] = row;
    else this.rows.push(row);
    if (!old || this.keys.delete(old)) this.keys.set(row, key);
    this.hasNew ||= !old;
    this.byKey.set(key, row);
  }

  row(map) {
    const row = document.createElement('tr');
    for (const column of this.columns) row.append(cell(map !== null && typeof map === 'object' && Object.hasOwn(map, column) ? map[column] : undefined, column));
    return row;
  }
}

function cell(given, column) {
  const value = column === 'state' && typeof given === 'string' && given !== '' ? { state: given } : given;
  const element = document.createElement('td');
  if (typeof value === 'number') element.className = 'rem-right';
  if (value !== null && typeof value === 'object' && (Object.hasOwn(value, 'text') || Object.hasOwn(value, 'state'))) {
    if (typeof value.state === 'string') element.append(mark(value.state), ' ');
    if (typeof value.link === 'string' && /^\/(?![/\\])/.test(value.link)) {
      const link = document.createElement('a');
      link.href = value.link;
      link.textContent = textOf(value.text);
      element.append(link);
    } else {
      element.append(textOf(value.text));
    }
  } else {
    element.textContent = textOf(value);
  }
  return element;
}

// Numbers by their size, before anything else; the rest as people read it.
function compare(a, b) {
  const [left, right] = [a.textContent.trim(), b.textContent.trim()];
  const [x, y] = [number(left), number(right)];
  if (x !== null && y !== null) return x - y;
  if (x !== null || y !== null) return x !== null ? -1 : 1;
  return names.compare(left, right);
}

const names = new Intl.Collator(undefined, { numeric: true });

const number = (text) => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : null);
