namespace Newsroom.Benchmarks.SideBySide;

/// <summary>As <see cref="Bench.Pairs"/> and <see cref="Bench.Alternating"/>, for more than two.</summary>
internal static class Turns
{
    /// <summary>All in turn, so that they see the same weather; who begins changes from round to round.</summary>
    /// <returns>By round, in the contenders' order; the warm-up is not in it.</returns>
    public static async Task<IReadOnlyList<double[]>> Rounds(int rounds, params IReadOnlyList<Func<Task<double>>> contenders)
    {
        var figures = new List<double[]>();
        for (var round = -1; round < rounds; round++)
        {
            var figure = new double[contenders.Count];
            for (var i = 0; i < contenders.Count; i++)
            {
                var turn = (i + round + 1) % contenders.Count;
                figure[turn] = await contenders[turn]();
            }
            if (round < 0) continue;
            Report.Turn(figure);
            figures.Add(figure);
        }
        return figures;
    }

    /// <summary>They take turns with every single piece; a round's figure is the median of its pieces' times, in milliseconds.</summary>
    public static async Task<IReadOnlyList<double[]>> Pieces(int rounds, int pieces, params IReadOnlyList<Func<Task>> contenders)
    {
        var figures = new List<double[]>();
        for (var round = -1; round < rounds; round++)
        {
            var times = contenders.Select(_ => new double[pieces]).ToArray();
            for (var i = 0; i < pieces; i++)
                for (var turn = 0; turn < contenders.Count; turn++) times[turn][i] = 1000 * await Bench.Seconds(contenders[turn]);
            if (round < 0) continue;
            double[] figure = [.. times.Select(t => Percentile.Of(t, 0.5))];
            Report.Turn(figure);
            figures.Add(figure);
        }
        return figures;
    }
}
