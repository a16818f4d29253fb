// The lines of a graph out of the rows of its groups: which there are, what they are called, their numbers side by side.

// The lines: a source of a group each.
export function linesOf(feeds, { sources, labels }) {
  const lines = [];
  const names = shortNames(feeds.map((feed) => feed.name));
  for (const feed of feeds) {
    const own = sources ?? feed.sources;
    for (const source of own) {
      const short = feeds.length === 1 ? source : sources?.length === 1 ? names.get(feed.name) : `${names.get(feed.name)} ${source}`;
      lines.push({ feed, source, label: String(labels[`${feed.name} ${source}`] ?? labels[source] ?? short) });
    }
  }
  return lines;
}

// The columns of the lines: times, then the numbers of each. Where a group has no row at the time of another's there is no
// number and no gap either (undefined), and a gap where a row is unknown (null).
export function columnsOf(lines) {
  const feeds = [...new Set(lines.map((line) => line.feed))];
  const times = timesOf(feeds);
  return [times, ...lines.map(({ feed, source }) => {
    const column = feed.columns[feed.sources.indexOf(source) + 1] ?? [];
    return feed.columns[0] === times ? column : spread(feed, column, times);
  })];
}

// The least and greatest numbers of each line, side by side as the lines are; undefined for a line that has none of its own.
export function edgesOf(lines, times) {
  return lines.map(({ feed, source }) => {
    const at = feed.sources.indexOf(source) + 1;
    if (!feed.low || at === 0) return undefined;
    return [feed.low, feed.high].map((columns) => (feed.columns[0] === times ? columns[at] : spread(feed, columns[at], times)));
  });
}

// Numbers on top of each other; what is unknown adds nothing, and is a gap in its own line.
export function stacked([times, ...columns], hidden) {
  const sums = new Array(times.length).fill(0);
  return [times, ...columns.map((column, i) => (hidden.has(i) ? column : column.map((value, row) => {
    if (value == null) return value;
    sums[row] += value;
    return sums[row];
  })))];
}

function timesOf(feeds) {
  if (feeds.every((feed) => feed.columns[0].length === feeds[0].columns[0].length && feed.columns[0][0] === feeds[0].columns[0][0] && feed.step === feeds[0].step)) return feeds[0]?.columns[0] ?? [];
  const all = new Set();
  for (const feed of feeds) for (const each of feed.columns[0]) all.add(each);
  return [...all].sort((a, b) => a - b);
}

function spread(feed, column, times) {
  const own = feed.columns[0];
  if (own.length === 0) return times.map(() => undefined);
  return times.map((each) => {
    const at = (each - own[0]) / feed.step;
    return Number.isInteger(at) && at >= 0 && at < own.length ? column[at] : undefined;
  });
}

// Names without the folders that all of them begin or end with.
function shortNames(names) {
  const parts = names.map((name) => name.split('/'));
  const least = Math.min(...parts.map((each) => each.length)) - 1;
  const same = (at) => parts.every((each) => each.at(at) === parts[0].at(at));
  let [start, end] = [0, 0];
  while (start < least && same(start)) start += 1;
  while (end < least - start && same(-1 - end)) end += 1;
  return new Map(names.map((name, i) => [name, parts[i].slice(start, parts[i].length - end).join('/')]));
}
