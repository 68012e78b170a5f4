using Shouldly;
using Vigil.Language.Evaluation;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class ClassifierEvaluationTests
{
    [Theory]
    [InlineData(new[] { 0.1, 0.2, 0.8, 0.9 }, new[] { false, false, true, true }, 1)]
    [InlineData(new[] { 0.1, 0.2, 0.8, 0.9 }, new[] { true, true, false, false }, 0)]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5 }, new[] { true, false, true, false }, 0.5)]
    [InlineData(new[] { 0.1, 0.4, 0.35, 0.8 }, new[] { false, false, true, true }, 0.75)]
    public void The_area_under_the_curve_is_the_share_of_pairs_in_order(double[] scores, bool[] positive, double area) =>
        ClassifierEvaluation.Auroc(scores, positive).ShouldBe(area, 1e-12);
}
