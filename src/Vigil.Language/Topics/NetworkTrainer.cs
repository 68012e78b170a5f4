namespace Vigil.Language.Topics;

/// <summary>
/// Trains a network by stochastic gradient descent, one text at a time, with one AdaGrad step size for each feature and each class (Duchi, Hazan, Singer, JMLR 2011).
/// What keeps it from learning texts by heart is left out at random: whole words with all that was read from them, single features, hidden units
/// (Srivastava and others, 'Dropout', JMLR 2014). Single-threaded and seeded: the same texts give the same network.
/// </summary>
internal sealed class NetworkTrainer
{
    // Chosen by cross-validation on BANKING77's training half, and for many texts by messages of writers whom the product's phrases did not know (docs/decisions/0022).
    private const int Steps = 160_000;
    private const int FewestEpochs = 20;
    private const int MostEpochs = 24;
    private const float FirstRate = 0.05f;
    private const float LastRate = 0.0025f;
    private const float WordsLeftOut = 0.1f;
    private const float FeaturesLeftOut = 0.3f;
    private const float UnitsLeftOut = 0.3f;
    private const float FirstWeights = 0.1f;

    // From a text that is as certain as this nothing more is learnt, which halves the time.
    private const float Certain = 0.98f;

    private readonly int _classes;
    private readonly float[] _first;
    private readonly float[] _firstBias = new float[Network.Hidden];
    private readonly float[] _second;
    private readonly float[] _secondBias;
    private readonly float[] _firstSquares;
    private readonly float[] _secondSquares;
    private readonly Shuffle _random;

    private readonly float[] _hidden = new float[Network.Hidden];
    private readonly float[] _kept = new float[Network.Hidden];
    private readonly float[] _blame = new float[Network.Hidden];
    private readonly float[] _errors;
    private readonly int[] _indexes;
    private readonly float[] _values;

    private NetworkTrainer(int features, int classes, int longest, int seed)
    {
        _random = new Shuffle(seed);
        _classes = classes;
        _first = Random(features * Network.Hidden, FirstWeights);
        _second = Random(classes * Network.Hidden, 1f / MathF.Sqrt(Network.Hidden));
        _secondBias = new float[classes];
        _firstSquares = new float[features + 1];
        _secondSquares = new float[classes];
        Array.Fill(_firstSquares, 0.01f);
        Array.Fill(_secondSquares, 0.01f);
        _errors = new float[classes];
        _indexes = new int[longest];
        _values = new float[longest];
    }

    public static Network Train(Sample[] samples, int features, int classes, int seed)
    {
        var trainer = new NetworkTrainer(features, classes, samples.Max(s => s.Features.Indexes.Length), seed);
        trainer.Run(samples);
        return Network.Of(trainer._first, trainer._firstBias, trainer._second, trainer._secondBias);
    }

    private void Run(Sample[] samples)
    {
        var order = new int[samples.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var epochs = Math.Clamp(Steps / samples.Length, FewestEpochs, MostEpochs);
        var (step, steps) = (0L, (long)epochs * samples.Length);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            _random.Apply(order);
            foreach (var index in order)
            {
                Learn(samples[index], FirstRate + ((LastRate - FirstRate) * step++ / steps));
            }
        }
    }

    private void Learn(Sample sample, float rate)
    {
        var count = LeaveOut(sample.Features);
        Forward(count);
        Softmax.InPlace(_errors);
        if (_errors[sample.Class] > Certain)
        {
            return;
        }

        _errors[sample.Class] -= 1f;
        Backward(count, rate);
    }

    // What is kept counts for what is not.
    private int LeaveOut(SparseVector vector)
    {
        Span<bool> kept = vector.Places <= 1024 ? stackalloc bool[vector.Places] : new bool[vector.Places];
        foreach (ref var word in kept)
        {
            word = _random.Chance() >= WordsLeftOut;
        }

        var count = 0;
        for (var i = 0; i < vector.Indexes.Length; i++)
        {
            if (kept[vector.From[i]] && kept[vector.To[i]] && _random.Chance() >= FeaturesLeftOut)
            {
                (_indexes[count], _values[count]) = (vector.Indexes[i], vector.Values[i] / (1f - FeaturesLeftOut));
                count++;
            }
        }

        return count;
    }

    private void Forward(int count)
    {
        _firstBias.CopyTo(_hidden.AsSpan());
        for (var i = 0; i < count; i++)
        {
            Lanes.AddScaled(_values[i], Row(_first, _indexes[i]), _hidden);
        }

        for (var unit = 0; unit < Network.Hidden; unit++)
        {
            _kept[unit] = _hidden[unit] > 0 && _random.Chance() >= UnitsLeftOut ? 1f / (1f - UnitsLeftOut) : 0;
            _hidden[unit] *= _kept[unit];
        }

        for (var c = 0; c < _classes; c++)
        {
            _errors[c] = Lanes.Dot(Row(_second, c), _hidden) + _secondBias[c];
        }
    }

    private void Backward(int count, float rate)
    {
        Array.Clear(_blame);
        var size = Lanes.Dot(_hidden, _hidden) / Network.Hidden;
        for (var c = 0; c < _classes; c++)
        {
            var row = Row(_second, c);
            Lanes.AddScaled(_errors[c], row, _blame);
            _secondSquares[c] += _errors[c] * _errors[c] * size;
            var step = -rate * _errors[c] / MathF.Sqrt(_secondSquares[c]);
            Lanes.AddScaled(step, _hidden, row);
            _secondBias[c] += 0.3f * step;
        }

        for (var unit = 0; unit < Network.Hidden; unit++)
        {
            _blame[unit] *= _kept[unit];
        }

        var blame = Lanes.Dot(_blame, _blame) / Network.Hidden;
        for (var i = 0; i < count; i++)
        {
            Correct(_indexes[i], _values[i], blame, rate, Row(_first, _indexes[i]));
        }

        // The bias is a feature that every text has a little of.
        Correct(_firstSquares.Length - 1, 0.2f, blame, rate, _firstBias);
    }

    private void Correct(int feature, float value, float blame, float rate, Span<float> row)
    {
        _firstSquares[feature] += value * value * blame;
        Lanes.AddScaled(-rate * value / MathF.Sqrt(_firstSquares[feature]), _blame, row);
    }

    private static Span<float> Row(float[] weights, int row) => weights.AsSpan(row * Network.Hidden, Network.Hidden);

    private float[] Random(int count, float most)
    {
        var weights = new float[count];
        for (var i = 0; i < count; i++)
        {
            weights[i] = most * ((2 * _random.Chance()) - 1);
        }

        return weights;
    }
}
