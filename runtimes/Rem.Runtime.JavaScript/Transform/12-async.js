// What async generators and `for await` add to the states.

// In an async generator, what is awaited is told from what is yielded.
function awaited(text) { return suspend(text, E.isGenerator ? 'w' : 'y'); }

// `yield*` of an async generator; it is closed when this one is left in its middle.
function delegated(text) {
  var values = temp(), sent = temp(), last = temp(), head = newLabel(), closing = newLabel(), after = newLabel(), closed = newLabel(), done = newLabel();
  M.text += values + ' = _$ait(' + text + ');' + sent + ' = void 0;_$c.p(-1, ' + closing.n + ');';
  M.depth++;
  place(head);
  var result = awaited('_$anx(' + values + ', ' + sent + ')');
  M.text += 'if (_$adn(' + values + ', ' + result + ')) ' + go(after);
  var received = suspend(result + '.value', 'y');
  M.text += sent + ' = ' + received + ';' + go(head);
  place(after);
  M.text += last + ' = ' + result + '.value;';
  M.depth--;
  M.text += 'return _$c.j(' + done.n + ', ' + M.depth + ');';
  place(closing);
  M.text += 'if (_$aen(' + values + ')) ' + go(closed);
  awaited('_$acl(' + values + ', true)');
  place(closed);
  M.text += 'return _$c.f();';
  place(done);
  return last;
}

// `for await`: as for-of, each step and the end being awaited.
function forAwait(node, labels) {
  var values = temp(), failure = temp(), head = newLabel(), caught = newLabel(), closing = newLabel(), after = newLabel(), closed = newLabel(), done = newLabel();
  M.text += mark(node) + headEntry(node);
  var iterable = value(node.right);
  M.text += values + ' = _$ait(' + iterable + ');_$c.p(' + caught.n + ', ' + closing.n + ');';
  var jump = { labels: labels, breakTo: done, continueTo: head, depth: M.depth, isLoop: true };
  M.jumps.push(jump);
  M.depth++;
  place(head);
  M.text += tick(node);
  var result = awaited('_$anx(' + values + ')');
  M.text += 'if (_$adn(' + values + ', ' + result + ')) ' + go(after) + headEntry(node) + headTarget(node, result + '.value') + ';';
  withContinueDepth(jump, function () { stateBlock(node.body); });
  M.text += go(head);
  place(caught);
  M.text += failure + ' = _$c.e;if (_$aen(' + values + ')) _$throw(' + failure + ');';
  awaited('_$acl(' + values + ', true)');
  M.text += '_$throw(' + failure + ');';
  place(after);
  M.depth--;
  M.jumps.pop();
  M.text += 'return _$c.j(' + done.n + ', ' + M.depth + ');';
  place(closing);
  M.text += 'if (_$aen(' + values + ')) ' + go(closed);
  awaited('_$acl(' + values + ')');
  place(closed);
  M.text += 'return _$c.f();';
  place(done);
}
