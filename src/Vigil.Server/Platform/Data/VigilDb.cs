using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Vigil.Contracts;

namespace Vigil.Server.Platform.Data;

/// <summary>
/// The model. Holds no sets: each module maps its own tables and reads them with <c>Set&lt;T&gt;()</c>.
/// Reading may be done with an injected context; writing goes through <see cref="WriteGate"/>.
/// </summary>
public sealed class VigilDb(DbContextOptions<VigilDb> options, Func<VigilDb, bool>? tryKeep = null) : DbContext(options)
{
    /// <summary>Ends this use of the context: it goes back to where it came from, or ends.</summary>
    [SuppressMessage("Usage", "CA2215:Dispose methods should call base class dispose", Justification = "A kept context is used again.")]
    public override ValueTask DisposeAsync() => tryKeep?.Invoke(this) == true ? ValueTask.CompletedTask : EndAsync();

    /// <summary>Ends the context and what it holds.</summary>
    internal ValueTask EndAsync() => base.DisposeAsync();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(VigilDb).Assembly);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
        foreach (var id in typeof(CaseId).Assembly.GetTypes().Where(IsId))
        {
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }
    }

    private static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value))
        where TId : struct, IId<TId>
    {
        // An expression tree cannot call a static abstract member, so the call stands in a method of its own.
        private static TId Wrap(Guid value) => TId.From(value);
    }
}

/// <summary>Times are stored as microseconds since the Unix epoch: the same number on both databases, in order, to the precision PostgreSQL has.</summary>
public sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(time => time.ToMicroseconds(), value => Microseconds.ToTime(value));

/// <summary>Conversion between times and stored microseconds.</summary>
public static class Microseconds
{
    /// <summary>Microseconds since 1970-01-01T00:00:00Z, rounded down.</summary>
    public static long ToMicroseconds(this DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The UTC time of a stored value.</summary>
    public static DateTimeOffset ToTime(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
