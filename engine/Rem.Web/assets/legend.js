// The lines of a chart with their values at the crosshair; each is a button that hides it.
export class Legend {
  constructor(owner) {
    this.owner = owner;
    this.element = document.createElement('div');
    this.element.className = 'rem-legend';
    this.values = [];
  }

  make() {
    this.values = this.owner.series.map((label, i) => this.entry(label, i));
    this.when = document.createElement('span');
    this.when.className = 'rem-unit rem-when';
    this.note = document.createElement('span');
    this.note.className = 'rem-unit rem-note';
    this.note.append('');
    this.element.replaceChildren(...this.values.map((each) => each.button), this.note, this.when);
    this.show();
  }

  entry(label, i) {
    const { owner } = this;
    const button = document.createElement('button');
    const sample = document.createElement('span');
    const value = document.createElement('span');
    const text = document.createTextNode('');
    button.type = 'button';
    button.className = 'rem-small';
    button.setAttribute('aria-pressed', String(!owner.hidden.has(i)));
    sample.className = 'rem-sample';
    sample.setAttribute('aria-hidden', 'true');
    sample.style.backgroundColor = owner.colours[i];
    value.className = 'rem-unit';
    value.append(text);
    button.append(sample, ` ${label} `, value);
    button.addEventListener('click', () => {
      owner.hidden.has(i) ? owner.hidden.delete(i) : owner.hidden.add(i);
      button.setAttribute('aria-pressed', String(!owner.hidden.has(i)));
      owner.toggled(i);
    });
    return { button, text };
  }

  // Texts are changed only where they are others: hundreds of them stand on a page.
  show() {
    const { owner } = this;
    const at = owner.at();
    this.values.forEach((each, i) => put(each.text, owner.textAt(i, at)));
    if (this.note) put(this.note.firstChild, owner.note());
    if (this.when) {
      this.when.firstChild ?? this.when.append('');
      put(this.when.firstChild, owner.plot?.cursor.idx == null ? '' : owner.when(at));
    }
  }
}

function put(node, text) {
  if (node.data !== text) node.data = text;
}
