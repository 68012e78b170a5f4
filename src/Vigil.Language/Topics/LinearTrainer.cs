using System.Numerics.Tensors;

namespace Vigil.Language.Topics;

/// <summary>
/// Multinomial logistic regression by stochastic gradient descent, with one AdaGrad step size per feature (Duchi, Hazan, Singer, JMLR 2011):
/// rare features learn fast, common ones slowly. Weights lie feature by feature, all classes side by side; the last row is the bias.
/// </summary>
internal static class LinearTrainer
{
    // Chosen by five-fold cross-validation on the product's phrases and on BANKING77.
    private const int Epochs = 24;
    private const float Rate = 0.5f;
    private const float Smoothing = 0.05f;

    public static float[] Train(Sample[] samples, int features, int classes, int seed)
    {
        var weights = new float[(features + 1) * classes];
        var squares = new float[features + 1];
        Array.Fill(squares, 1e-3f);
        var errors = new float[classes];
        var order = new int[samples.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var random = new Shuffle(seed);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Apply(order);
            foreach (var index in order)
            {
                Step(samples[index], weights, squares, errors, features);
            }
        }

        return weights;
    }

    public static void Logits(SparseVector vector, float[] weights, Span<float> logits)
    {
        var classes = logits.Length;
        weights.AsSpan(weights.Length - classes).CopyTo(logits);
        for (var i = 0; i < vector.Indexes.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(weights.AsSpan(vector.Indexes[i] * classes, classes), vector.Values[i], logits, logits);
        }
    }

    private static void Step(Sample sample, float[] weights, float[] squares, float[] errors, int bias)
    {
        Logits(sample.Features, weights, errors);
        Softmax.InPlace(errors);
        var even = Smoothing / errors.Length;
        for (var c = 0; c < errors.Length; c++)
        {
            errors[c] -= even;
        }

        errors[sample.Class] -= 1f - Smoothing;
        var norm = 0f;
        foreach (var error in errors)
        {
            norm += error * error;
        }

        for (var i = 0; i < sample.Features.Indexes.Length; i++)
        {
            Update(sample.Features.Indexes[i], sample.Features.Values[i], weights, squares, errors, norm);
        }

        Update(bias, 0.2f, weights, squares, errors, norm);
    }

    private static void Update(int feature, float value, float[] weights, float[] squares, float[] errors, float norm)
    {
        squares[feature] += value * value * norm;
        var step = -Rate * value / MathF.Sqrt(squares[feature]);
        var row = weights.AsSpan(feature * errors.Length, errors.Length);
        TensorPrimitives.MultiplyAdd(errors, step, row, row);
    }
}
