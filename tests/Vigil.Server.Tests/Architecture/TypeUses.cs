using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Vigil.Server.Tests.Architecture;

/// <summary>One use of one of our types by another, both as the outermost type they are written in.</summary>
internal sealed record TypeUse(TypeName From, TypeName To);

/// <summary>Name of a type.</summary>
internal sealed record TypeName(string Namespace, string FullName);

/// <summary>
/// Reads from a compiled assembly which types each type uses: bases, interfaces, fields, signatures, constraints, attributes, locals, caught
/// exceptions and calls. Constants and nameof leave no trace in the compiled code and cannot be seen.
/// </summary>
internal static class TypeUses
{
    /// <summary>Uses between types below a root namespace.</summary>
    public static List<TypeUse> In(string assemblyPath, string root)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return [.. module.GetTypes()
            .SelectMany(type => Named(type, root).SelectMany(from => UsedBy(type).SelectMany(Parts).SelectMany(used => Named(used, root)).Where(to => to != from).Select(to => new TypeUse(from, to))))
            .Distinct()];
    }

    /// <summary>Namespaces at or below a root that hold a type.</summary>
    public static List<string> Namespaces(string assemblyPath, string root)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return [.. module.Types.SelectMany(type => Named(type, root)).Select(type => type.Namespace).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<TypeName> Named(TypeReference type, string root)
    {
        // Closures, state machines and nested types count as the type they are written in.
        var outermost = type;
        while (outermost.DeclaringType is { } declaring)
        {
            outermost = declaring;
        }

        return outermost.Namespace == root || outermost.Namespace.StartsWith(root + ".", StringComparison.Ordinal) ? [new TypeName(outermost.Namespace, outermost.FullName)] : [];
    }

    private static IEnumerable<TypeReference> UsedBy(TypeDefinition type) =>
    [
        .. type.BaseType is null ? Array.Empty<TypeReference>() : [type.BaseType],
        .. type.Interfaces.Select(i => i.InterfaceType),
        .. Constraints(type),
        .. Attributes(type),
        .. type.Properties.SelectMany(Attributes),
        .. type.Events.SelectMany(Attributes),
        .. type.Fields.SelectMany(f => Attributes(f).Append(f.FieldType)),
        .. type.Methods.SelectMany(UsedBy),
    ];

    private static IEnumerable<TypeReference> UsedBy(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.SelectMany(p => Attributes(p).Append(p.ParameterType)),
        .. method.Overrides.Select(o => o.DeclaringType),
        .. Constraints(method),
        .. Attributes(method),
        .. Attributes(method.MethodReturnType),
        .. method.HasBody ? method.Body.Variables.Select(v => v.VariableType) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(h => h.CatchType).OfType<TypeReference>() : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(UsedBy) : [],
    ];

    private static IEnumerable<TypeReference> UsedBy(Instruction instruction) => instruction.Operand switch
    {
        MethodReference call => [call.DeclaringType, call.ReturnType, .. call.Parameters.Select(p => p.ParameterType), .. call is GenericInstanceMethod generic ? generic.GenericArguments : []],
        FieldReference field => [field.DeclaringType, field.FieldType],
        TypeReference type => [type],
        _ => [],
    };

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(p => p.Constraints.Select(c => c.ConstraintType));

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider provider) => provider.CustomAttributes.SelectMany(a =>
        a.ConstructorArguments.Concat(a.Properties.Select(p => p.Argument)).Concat(a.Fields.Select(f => f.Argument)).SelectMany(Values).Append(a.AttributeType));

    private static IEnumerable<TypeReference> Values(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [argument.Type, type],
        CustomAttributeArgument[] many => many.SelectMany(Values),
        _ => [argument.Type],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        FunctionPointerType function => function.Parameters.Select(p => p.ParameterType).Append(function.ReturnType).SelectMany(Parts),
        IModifierType modified => Parts(modified.ElementType).Concat(Parts(modified.ModifierType)),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };
}
