namespace Rem.Expressions;

/// <summary>The tests with a value on their left side only.</summary>
internal enum StateTest
{
    Exists,
    IsEmpty,
    IsNotEmpty,
    IsNumber,
    IsText,
    IsList,
    IsMap,
    IsBool,
}
