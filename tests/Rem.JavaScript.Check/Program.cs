using Rem.JavaScript.Check;

// rem-js-check run FILE | expect FOLDER | compare FOLDER | test262 CHECKOUT [--failures]
return args switch
{
    ["run", var file] => Programs.Run(file),
    ["expect", var folder] => Programs.Expect(folder),
    ["compare", var folder] => Programs.Compare(folder),
    ["test262", var checkout, .. var rest] => new Test262(checkout, rest.Contains("--failures")).Run(Array.FindAll(rest, static word => !word.StartsWith('-'))),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: run FILE | expect FOLDER | compare FOLDER | test262 CHECKOUT [FOLDER...] [--failures]");
    return 2;
}
