namespace Vigil.Server.Staff;

/// <summary>Names of the queues that people can take cases from, the most pressing first. Registered by the module that owns the queues.</summary>
public sealed record KnownQueues(IReadOnlyList<string> Names);
