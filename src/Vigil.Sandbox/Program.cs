var app = WebApplication.CreateBuilder(args).Build();
await app.RunAsync();

/// <summary>The server's entry point, named so that tests can host it.</summary>
public sealed partial class Program;
