// One crosshair over all graphs of a page: where the pointer or the keys put it in one, it stands in the others.
const graphs = new Set();
let isMoving = false;
let asked = 0;
let latest;

// Has a graph take part; its plot calls `moved` when its cursor has moved.
export function join(graph) {
  graphs.add(graph);
}

export function moved(graph) {
  if (isMoving) return;
  latest = graph;
  asked ||= requestAnimationFrame(moveAll);
}

function moveAll() {
  asked = 0;
  const { idx, left } = latest.plot.cursor;
  const time = idx == null ? null : latest.plot.posToVal(left, 'x');
  isMoving = true;
  for (const graph of graphs) {
    if (graph !== latest && graph.isSeen && graph.plot) {
      const x = time === null ? -10 : graph.plot.valToPos(time, 'x');
      graph.plot.setCursor({ left: x, top: time === null ? -10 : 0 });
    }
    if (graph.isSeen) graph.legend.show();
  }
  isMoving = false;
}
