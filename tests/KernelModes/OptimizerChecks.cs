using System.Numerics;

namespace NumDsl.KernelModes;

/// <summary>
/// Updates of the optimisers, compared bit by bit with the formulas of single elements, which have the same bits at all widths.
/// </summary>
public static class OptimizerChecks
{
    private const double Rate = 0.03, Mu = 0.9, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-7, Decay = 0.2;

    // More than four vectors of 16, and every remainder.
    private const int MaximumLength = 70;

    private delegate T Formula<T>(T w, T g, ref T first, ref T second, int t);

    /// <summary>Four updates of each rule at each length, between guards. Returns the number of updates.</summary>
    public static int AllLengths<T>(int seed, Action<Optimizer, T[], T[], int> step)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int Updates = 4;
        Random random = new(seed);
        int checks = 0;
        foreach ((Func<Optimizer> make, Formula<T> formula) in Rules<T>())
        {
            for (int length = 0; length <= MaximumLength; length++)
            {
                Optimizer optimizer = make();
                T[] actual = Values<T>(length + 2, random, special: false), expected = [.. actual];
                T[] first = new T[length], second = new T[length];
                for (int t = 1; t <= Updates; t++, checks++)
                {
                    T[] gradient = Values<T>(length + 2, random, special: t > 2);
                    step(optimizer, actual, gradient, length);
                    for (int i = 0; i < length; i++)
                    {
                        expected[i + 1] = formula(expected[i + 1], gradient[i + 1], ref first[i], ref second[i], t);
                    }

                    AssertSameBits(expected, actual, $"Update {t} of {length} {typeof(T).Name} weights by {optimizer.GetType().Name}");
                }
            }
        }

        return checks;
    }

    private static IEnumerable<(Func<Optimizer> Make, Formula<T> Formula)> Rules<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T rate = T.CreateTruncating(Rate), mu = T.CreateTruncating(Mu);
        yield return (() => new GradientDescent(Rate), (T w, T g, ref T _, ref T _, int _) => w - (rate * g));
        yield return (() => new Momentum(Rate, Mu), (T w, T g, ref T velocity, ref T _, int _) =>
        {
            velocity = (mu * velocity) + g;
            return w - (rate * velocity);
        });
        yield return (() => new Momentum(Rate, Mu, nesterov: true), (T w, T g, ref T velocity, ref T _, int _) =>
        {
            velocity = (mu * velocity) + g;
            return w - (rate * (g + (mu * velocity)));
        });
        yield return (() => new Adam(Rate, Beta1, Beta2, Epsilon), (T w, T g, ref T m, ref T v, int t) =>
            w - AdamStep(g, ref m, ref v, t));
        T decay = T.CreateTruncating(Rate * Decay);
        yield return (() => new Adam(Rate, Beta1, Beta2, Epsilon, Decay), (T w, T g, ref T m, ref T v, int t) =>
            w - (AdamStep(g, ref m, ref v, t) + (decay * w)));
    }

    private static T AdamStep<T>(T g, ref T m, ref T v, int t)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double root = Math.Sqrt(1 - Math.Pow(Beta2, t));
        m = (T.CreateTruncating(Beta1) * m) + (T.CreateTruncating(1 - Beta1) * g);
        v = (T.CreateTruncating(Beta2) * v) + (T.CreateTruncating(1 - Beta2) * g * g);
        T rate = T.CreateTruncating(Rate * root / (1 - Math.Pow(Beta1, t)));
        return rate * m / (T.Sqrt(v) + T.CreateTruncating(Epsilon * root));
    }

    private static T[] Values<T>(int count, Random random, bool special)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] specials = [T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.Zero, T.NegativeZero, T.Epsilon, T.CreateTruncating(1e22)];
        return
        [
            .. Enumerable.Range(0, count).Select(_ => special && random.Next(8) == 0
                ? specials[random.Next(specials.Length)]
                : T.CreateTruncating((4 * random.NextDouble()) - 2)),
        ];
    }

    private static void AssertSameBits<T>(T[] expected, T[] actual, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            // Which of two NaNs is passed on is not specified; everything else is, with the sign of zero.
            bool same = T.IsNaN(expected[i])
                ? T.IsNaN(actual[i])
                : expected[i] == actual[i] && T.IsNegative(expected[i]) == T.IsNegative(actual[i]);
            if (!same)
            {
                throw new CheckFailedException($"{what}: element {i - 1} is {actual[i]} rather than {expected[i]}.");
            }
        }
    }
}
