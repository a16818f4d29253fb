namespace Rem.Processes.Shell;

internal sealed partial class ShellLexer
{
    /// <summary>Reads commands up to an end: of the text, of `$(…)` or `(…)`, or of a `case` item.</summary>
    private sealed class CommandList(ShellLexer lexer)
    {
        private readonly List<HereDocument> _documents = [];
        private readonly List<ShellWord> _words = [];
        private bool _startsCommand = true;
        private ShellPlace _nextPlace = ShellPlace.Bare;

        public void Read(Stop stop)
        {
            if (lexer.IsTooDeep() || (lexer._dry > 0 && lexer.IsTooFar()))
            {
                lexer._at = lexer._limit;
                return;
            }

            var outerWord = lexer._word;
            lexer._word = null;
            lexer._depth++;
            lexer._commandDepth++;
            while (!lexer.IsEnd && !Step(stop))
            {
            }

            EndCommand();
            if (_documents.Count > 0)
            {
                lexer.BeUnsure("a here-document begins in a `$(…)` or `(…)` that ends on the same line");
            }

            lexer._depth--;
            lexer._commandDepth--;
            lexer._word = outerWord;
        }

        // Reads one thing; true when the list has ended.
        private bool Step(Stop stop)
        {
            lexer.SkipBlanks();
            switch (lexer.Here)
            {
                case '\uffff' when lexer.IsEnd:
                    return true;
                case '\n':
                    NewLine();
                    return false;
                case '#':
                    lexer.Comment();
                    return false;
                case ')':
                    lexer._at++;
                    EndCommand();
                    return stop == Stop.Parenthesis;
                case '(':
                    Parenthesis();
                    return false;
                case ';':
                    return Semicolon(stop);
                case '&' when lexer.Next() != '>':
                case '|':
                    lexer._at++;
                    EndCommand();
                    return false;
                case '&':
                case '<' when lexer.Next() != '(':
                case '>' when lexer.Next() != '(':
                    Redirection();
                    return false;
                default:
                    return Word(stop);
            }
        }

        private void NewLine()
        {
            lexer._at++;
            EndCommand();
            foreach (var document in _documents)
            {
                lexer.HereBody(document);
            }

            _documents.Clear();
            if (lexer._pendingAround > 0)
            {
                lexer.BeUnsure("a line ends inside `$(…)` while a here-document around it has not begun");
            }
        }

        private bool Semicolon(Stop stop)
        {
            lexer._at++;
            EndCommand();
            if (stop == Stop.CaseItem && lexer.Here is ';' or '&' or '|')
            {
                lexer._at += lexer.Is(";&") ? 2 : 1;
                return true;
            }

            return false;
        }

        private void Parenthesis()
        {
            if (lexer.Next() == '(' && (_startsCommand || IsAfter("for")) && lexer.Arithmetic(2))
            {
                _startsCommand = true;
                return;
            }

            lexer._at++;
            Nested(Stop.Parenthesis);
            _words.Clear();
            _startsCommand = true;
        }

        private void Nested(Stop stop)
        {
            lexer._pendingAround += _documents.Count;
            new CommandList(lexer).Read(stop);
            lexer._pendingAround -= _documents.Count;
        }

        private void Redirection()
        {
            // `2>` is no word and a number.
            if (_words.Count > 0 && _words[^1].End == lexer._at && _words[^1].Literal is { } number && number.AsSpan().TrimStart("0123456789").IsEmpty)
            {
                _words.RemoveAt(_words.Count - 1);
            }

            if (lexer.Is("<<") && !lexer.Is("<<<"))
            {
                _documents.Add(lexer.HereDelimiter());
                return;
            }

            var isHereText = lexer.Is("<<<");
            while (lexer.Here is '<' or '>' or '&' or '|' || (lexer.Here == '!' && lexer._kind == ShellKind.Zsh))
            {
                lexer._at++;
            }

            _nextPlace = isHereText ? ShellPlace.OneWord : ShellPlace.Target;
        }

        private bool Word(Stop stop)
        {
            var place = _nextPlace;
            lexer._pendingAround += _documents.Count;
            var word = lexer.Word(_startsCommand, place);
            lexer._pendingAround -= _documents.Count;
            _nextPlace = ShellPlace.Bare;
            if (place != ShellPlace.Bare)
            {
                return false;
            }

            if (!_startsCommand)
            {
                _words.Add(word);

                // The name of `function name` and the words of `for` are behind their keyword; a command follows.
                _startsCommand = IsAfter("function") && _words.Count == 2;
                if (_startsCommand)
                {
                    _words.Clear();
                }

                return false;
            }

            return Keyword(word, stop);
        }

        // A word where a command may begin; true when it ends the list.
        private bool Keyword(ShellWord word, Stop stop)
        {
            switch (word.Literal)
            {
                case "esac" when stop == Stop.CaseItem:
                    lexer._caseEnded = true;
                    return true;
                case "case":
                    Case();
                    return false;
                case "[[":
                    lexer.Conditional();
                    _startsCommand = false;
                    return false;
                case "if" or "then" or "else" or "elif" or "fi" or "do" or "done" or "while" or "until" or "!" or "{" or "}" or "time" or "coproc" or "esac":
                    return false;
                default:
                    if (!lexer.IsAssignment(word))
                    {
                        _words.Add(word);
                        _startsCommand = false;
                    }

                    return false;
            }
        }

        private void Case()
        {
            lexer.SkipBlanks();
            lexer.Word(startsCommand: false, ShellPlace.OneWord);
            SkipLines();
            if (!lexer.TakeIf("in"))
            {
                return;
            }

            lexer._caseEnded = false;
            while (!lexer.IsEnd)
            {
                SkipLines();
                lexer.TakeIf("(");
                if (Patterns())
                {
                    break;
                }

                Nested(Stop.CaseItem);
                if (lexer._caseEnded)
                {
                    break;
                }
            }

            lexer._caseEnded = false;
            _startsCommand = false;
        }

        // The patterns of an item, up to behind its `)`; true for `esac` instead.
        private bool Patterns()
        {
            while (!lexer.IsEnd)
            {
                SkipLines();
                switch (lexer.Here)
                {
                    case ')':
                        lexer._at++;
                        return false;
                    case '|' or ';' or '&' or '<' or '>' or '(':
                        lexer._at++;
                        break;
                    default:
                        if (lexer.Word(startsCommand: false, ShellPlace.OneWord).Literal == "esac")
                        {
                            return true;
                        }

                        break;
                }
            }

            return true;
        }

        private void SkipLines()
        {
            lexer.SkipBlanks();
            while (lexer.Here is '\n' or '#')
            {
                if (lexer.Here == '#')
                {
                    lexer.Comment();
                }
                else
                {
                    NewLine();
                }

                lexer.SkipBlanks();
            }
        }

        private bool IsAfter(string keyword) => _words.Count > 0 && _words[0].Literal == keyword;

        private void EndCommand()
        {
            if (_words.Count > 0)
            {
                lexer.CheckCommand(_words);
                _words.Clear();
            }

            _startsCommand = true;
        }
    }
}
