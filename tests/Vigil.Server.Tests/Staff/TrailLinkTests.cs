using System.Security.Cryptography;
using Vigil.Server.Staff.Trail;

namespace Vigil.Server.Tests.Staff;

/// <summary>The bytes of the chain: once written they may never be read otherwise.</summary>
public sealed class TrailLinkTests
{
    private static readonly TrailEvent First = new(Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057"), 1764425000123456, "staff:小林", "case.read", "case:1", null);
    private static readonly TrailEvent Second = new(Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8058"), 1764425000123457, "system", "x", "", """{"kind":"card"}""");

    [Fact]
    public void The_hashes_are_those_that_another_implementation_makes_of_the_documented_bytes()
    {
        // Made with Python's hashlib and struct from the text of TrailLink.HashOf.
        var one = TrailLink.None.Next(First);
        Assert.Equal("0715eafdbd6e96bbe0ab76b3e37f0b0e2872ec30804061e3c109f0f8e3749cb6", Convert.ToHexStringLower(one.Hash));
        Assert.Equal((2, "ff22d4ab9f8544196893a31a875bf5edd33a814c46fb6fe70b36c5bc4093dad8"), (one.Next(Second).Seq, Convert.ToHexStringLower(one.Next(Second).Hash)));
    }

    public static TheoryData<TrailEvent> Others => [
        First with { Id = Second.Id },
        First with { At = First.At + 1 },
        First with { Actor = "staff:小", Action = "林case.read" },
        First with { Actor = "staff:小林c", Action = "ase.read" },
        First with { Action = "case.readcase:1", Object = "" },
        First with { Object = "case:2" },
        First with { Detail = "" },
        First with { Object = "case:", Detail = "1" },
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public void Whatever_differs_between_two_events_differs_in_the_hash(TrailEvent other) =>
        Assert.NotEqual(TrailLink.None.Next(First).Hash, TrailLink.None.Next(other).Hash);

    [Fact]
    public void A_checkpoint_is_signed_as_it_stands_and_by_its_own_key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = Checkpoint.Sign(TrailLink.None.Next(First), 17, key);

        Assert.True(made.IsSignedBy(key));
        Assert.False(made.IsSignedBy(other));
        Assert.False((made with { Key = Checkpoint.KeyId(other) }).IsSignedBy(other));
        Assert.False((made with { Seq = 2 }).IsSignedBy(key));
        Assert.False((made with { At = 18 }).IsSignedBy(key));
        Assert.False((made with { Hash = TrailLink.None.Hash }).IsSignedBy(key));
    }
}
