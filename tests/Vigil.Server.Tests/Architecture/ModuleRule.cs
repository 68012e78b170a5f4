namespace Vigil.Server.Tests.Architecture;

/// <summary>The module rule, applied to a compiled assembly.</summary>
internal static class ModuleRule
{
    /// <summary>Every offence against the map, a sentence each; none if the rule is kept.</summary>
    public static IReadOnlyList<string> Offences(string assemblyPath, ModuleMap map)
    {
        var uses = TypeUses.In(assemblyPath, map.Root);
        var modules = TypeUses.Namespaces(assemblyPath, map.Root).Select(n => ModuleOf(n, map)).Distinct(StringComparer.Ordinal);
        var arrows = uses.Select(use => (Use: use, From: ModuleOf(use.From.Namespace, map), To: ModuleOf(use.To.Namespace, map))).Where(a => a.From != a.To).ToList();
        return
        [
            .. modules.Where(m => !map.MayUse.ContainsKey(m)).Select(m => $"The module '{m}' is missing from the map."),
            .. arrows.SelectMany(a => OffencesOf(a.Use, a.From, a.To, map)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            .. Cycle(arrows.Select(a => (a.From, a.To))) is { } cycle ? [$"Modules use each other in a circle: {cycle}."] : Array.Empty<string>(),
        ];
    }

    /// <summary>The modules on a circle, or null if there is none.</summary>
    public static string? Cycle(IEnumerable<(string From, string To)> arrows)
    {
        var rest = arrows.Distinct().ToList();

        // Whoever uses nobody that is left cannot stand on a circle.
        while (rest.RemoveAll(a => !rest.Exists(b => b.From == a.To)) > 0)
        {
        }

        return rest.Count == 0 ? null : string.Join(", ", rest.Select(a => $"{a.From} → {a.To}").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> OffencesOf(TypeUse use, string from, string to, ModuleMap map)
    {
        var text = $"{use.From.FullName} uses {use.To.FullName}";
        if (from == ModuleMap.Platform)
        {
            yield return $"Platform knows no module: {text}.";
        }
        else if (to != ModuleMap.Platform && map.MayUse.TryGetValue(from, out var allowed) && !allowed.Contains(to, StringComparer.Ordinal))
        {
            yield return $"{from} may not use {to}: {text}.";
        }

        if (to != ModuleMap.Platform && use.To.Namespace != $"{map.Root}.{to}")
        {
            yield return $"{to} is entered by its front door only: {text}.";
        }
    }

    private static string ModuleOf(string @namespace, ModuleMap map) => @namespace == map.Root ? "" : @namespace[(map.Root.Length + 1)..].Split('.')[0];
}
