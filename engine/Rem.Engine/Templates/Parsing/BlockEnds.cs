namespace Rem.Templates.Parsing;

/// <summary>Matches `{{/name}}` with the blocks that are open.</summary>
internal sealed class BlockEnds(Stack<OpenBlock> open, TemplateReport report)
{
    // Names of blocks that were reported as not closed in time: their own ends, which follow, are not reported again.
    private readonly List<string> _overdue = [];

    /// <summary>Closes the innermost block, and those that `{{else if}}` opened in it.</summary>
    public void Close(Mark mark, string name, Action<OpenBlock> finish)
    {
        var block = Owner();
        if (block.Name != name || block.Kind == BlockKind.Root)
        {
            Mismatch(mark, name, block);
            return;
        }

        while (open.Peek() != block)
        {
            finish(open.Pop());
        }

        finish(open.Pop());
    }

    /// <summary>Reports the blocks that are still open at the end.</summary>
    public void ReportOpen()
    {
        foreach (var block in open)
        {
            if (block.Kind != BlockKind.Root && !block.IsChained)
            {
                report.Error(block.Mark, $"'{{{{#{block.Name}}}}}' is not closed", $"write `{{{{/{block.Name}}}}}` behind what belongs to it");
            }
        }
    }

    // The innermost block that a `{{/name}}` closes.
    private OpenBlock Owner()
    {
        foreach (var block in open)
        {
            if (!block.IsChained)
            {
                return block;
            }
        }

        throw new InvalidOperationException("the whole text is a block that nothing opens");
    }

    private void Mismatch(Mark mark, string name, OpenBlock block)
    {
        if (_overdue.Remove(name))
        {
            return;
        }

        if (!Stands(name))
        {
            report.Error(
                mark,
                block.Kind == BlockKind.Root ? $"'{{{{/{name}}}}}' closes nothing" : $"'{{{{/{name}}}}}' stands where '{{{{#{block.Name}}}}}' has to be closed",
                block.Kind == BlockKind.Root ? null : $"write `{{{{/{block.Name}}}}}`");
            return;
        }

        report.Error(mark, $"'{{{{/{name}}}}}' stands where '{{{{#{block.Name}}}}}' has to be closed first", $"write `{{{{/{block.Name}}}}}`");
        while (open.Peek().Name != name || open.Peek().IsChained)
        {
            _overdue.Add(open.Pop().Name);
        }

        open.Pop();
    }

    private bool Stands(string name)
    {
        foreach (var block in open)
        {
            if (block.Name == name && block.Kind != BlockKind.Root && !block.IsChained)
            {
                return true;
            }
        }

        return false;
    }
}
