// What acorn calls an unexpected token, said as what was expected and what stands there instead.

(function (parser) {
  parser.expect = function (type) {
    if (!this.eat(type)) this.raise(this.start, "expected '" + type.label + "', got " + standing(this.input, this.start));
  };

  parser.expectContextual = function (name) {
    if (!this.eatContextual(name)) this.raise(this.start, "expected '" + name + "', got " + standing(this.input, this.start));
  };

  parser.semicolon = function () {
    if (this.eat(acorn.tokTypes.semi) || this.insertSemicolon()) return;
    if (this.input.slice(this.lastTokStart, this.lastTokEnd) === 'await') this.raise(this.lastTokStart, "'await' stands in an async function alone");
    this.raise(this.start, "expected ';' or a new line, got " + standing(this.input, this.start));
  };

  parser.unexpected = function (at) {
    if (at === undefined || at === null) at = this.start;
    var what = standing(this.input, at);
    this.raise(at, at < this.input.length ? 'did not expect ' + what : 'expected more, got ' + what);
  };

  function standing(text, at) {
    if (at >= text.length) return 'the end of the script';
    var word = /^[\w$\u0080-\uffff]+/.exec(text.slice(at, at + 40));
    return "'" + (word ? word[0] : text.charAt(at)) + "'";
  }
})(acorn.Parser.prototype);
