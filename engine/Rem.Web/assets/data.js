// The same data as a chart's in words and as a table, for who does not see it and for who wants the numbers.
import { time } from './units.js';

const page = 100; // rows of the table at a time

// How each line is: the last, lowest and highest number of a range of points.
export function summary(series, columns, text, from = 0, edges = []) {
  return series.map((label, i) => {
    const column = columns[i + 1] ?? [];
    const [lows, highs] = edges[i] ?? [column, column];
    let [last, low, high, count] = [null, Infinity, -Infinity, 0];
    for (let row = from; row < column.length; row++) {
      const value = column[row];
      if (value == null) continue;
      last = value;
      low = Math.min(low, lows[row] ?? value);
      high = Math.max(high, highs[row] ?? value);
      count += 1;
    }
    return count === 0 ? `${label}: no points yet` : `${label}: last ${text(last)}, lowest ${text(low)}, highest ${text(high)}, ${count} points`;
  }).join('; ');
}

// The table below a chart, filled while it is open; with buttons where not all rows are shown at once.
export class Table {
  constructor(figure, owner) {
    this.owner = owner;
    this.details = figure.querySelector('details');
    this.head = figure.querySelector('thead');
    this.body = figure.querySelector('tbody');
    this.caption = figure.querySelector('caption');
    this.back = 0;
    this.details.addEventListener('toggle', () => this.show());
  }

  // Shows it as it is now, when it is open.
  show() {
    if (!this.details.open) return;
    const { series, data } = this.owner.columns();
    const count = data[0].length;
    this.back = Math.max(0, Math.min(this.back, count - 1));
    const to = count - this.back;
    const from = Math.max(0, to - page);
    this.head.replaceChildren(row(['time', ...series.map((label) => label + this.owner.unitOf())], 'th'));
    const rows = [];
    for (let i = from; i < to; i++) {
      rows.push(row([time(data[0][i]), ...series.map((_, s) => this.owner.plain(data[s + 1][i]))], 'td'));
    }
    this.body.replaceChildren(...rows);
    this.turn(from, to, count);
  }

  turn(from, to, count) {
    if (count <= page && !this.pages) return;
    this.pages ??= this.buttons();
    this.pages.hidden = count <= page;
    this.status.textContent = count === 0 ? '' : `${from + 1}–${to} of ${count} rows`;
    this.older.disabled = from === 0;
    this.newer.disabled = to === count;
  }

  buttons() {
    const pages = document.createElement('div');
    pages.className = 'rem-pages';
    this.status = document.createElement('span');
    this.older = this.button('Older', page);
    this.newer = this.button('Newer', -page);
    pages.append(this.status, this.older, this.newer);
    this.details.append(pages);
    return pages;
  }

  button(label, step) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => {
      this.back = Math.max(0, this.back + step);
      this.show();
    });
    return button;
  }
}

function row(texts, kind) {
  const made = document.createElement('tr');
  made.append(...texts.map((text, place) => {
    const cell = document.createElement(kind);
    cell.textContent = text;
    if (kind === 'th') cell.scope = 'col';
    else if (place > 0) cell.className = 'rem-right';
    return cell;
  }));
  return made;
}
