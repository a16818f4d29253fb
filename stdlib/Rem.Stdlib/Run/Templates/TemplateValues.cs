using System.Globalization;
using HandlebarsDotNet;
using HandlebarsDotNet.IO;
using HandlebarsDotNet.Iterators;
using HandlebarsDotNet.MemberAccessors;
using HandlebarsDotNet.ObjectDescriptors;
using HandlebarsDotNet.PathStructure;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Stdlib.Run.Templates;

/// <summary>Writes values as interpolation does. A name that is not there fails where it would be written, and only there.</summary>
internal sealed class TemplateFormatter : IFormatterProvider, IFormatter
{
    public bool TryCreateFormatter(Type type, out IFormatter formatter)
    {
        formatter = this;
        return true;
    }

    public void Format<T>(T value, in EncodedTextWriter writer)
    {
        switch (value)
        {
            case UndefinedBindingResult missing:
                throw new PlanException(TemplateErrors.Missing, SourceSpan.None, missing.Value);
            case int index:
                writer.Write(index.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                writer.Write(ValueText.Of(value));
                break;
        }
    }
}

/// <summary>Shows templates the values of the plan language, and nothing of the program: no property, no method.</summary>
internal sealed class TemplateDescriptors : IObjectDescriptorProvider
{
    private static readonly ObjectDescriptor OfMaps = new(
        typeof(RemMap), new Members(), static (_, map) => ((RemMap)map).Keys, static _ => new ReadOnlyDictionaryIterator<RemMap, string, object?>());

    private static readonly ObjectDescriptor OfLists = new(
        typeof(RemList), new Members(), static (_, _) => Array.Empty<string>(), static _ => new ReadOnlyListIterator<RemList, object?>());

    public bool TryGetDescriptor(Type type, out ObjectDescriptor value)
    {
        value = type == typeof(RemMap) ? OfMaps
            : type == typeof(RemList) ? OfLists
            : new ObjectDescriptor(type, new Members(), static (_, _) => Array.Empty<string>(), static _ => new NoIterator());
        return true;
    }

    private sealed class Members : IMemberAccessor
    {
        public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
        {
            var name = memberName.TrimmedValue;
            value = null;
            return instance switch
            {
                RemMap map => map.TryGetValue(name, out value),
                RemList list => TryGetElement(list, name, out value),
                _ => false,
            };
        }

        private static bool TryGetElement(RemList list, string name, out object? value)
        {
            if (name == "length")
            {
                value = (long)list.Count;
                return true;
            }

            var isThere = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count;
            value = isThere ? list[index] : null;
            return isThere;
        }
    }

    /// <summary>`each` over what is neither list nor map.</summary>
    private sealed class NoIterator : IIterator
    {
        public void Iterate(in EncodedTextWriter writer, BindingContext context, ChainSegment[] blockParamsVariables, object input, HandlebarsDotNet.Compiler.TemplateDelegate template, HandlebarsDotNet.Compiler.TemplateDelegate ifEmpty) =>
            throw new PlanException(TemplateErrors.Failed, SourceSpan.None, $"'each' takes a list or a map, got {ValueText.ShowWithKind(input)}");
    }
}
