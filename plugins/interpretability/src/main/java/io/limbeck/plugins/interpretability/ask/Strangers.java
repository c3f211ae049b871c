package io.limbeck.plugins.interpretability.ask;

import io.limbeck.spi.RandomSource;
import java.util.List;
import java.util.stream.IntStream;

/** Ways to make up rows that were never measured, from close to the data to far from it. */
public enum Strangers {
    /**
     * MUNGE [1]: each feature of a row is, with probability 1/2, taken over from the nearest other row; a quantity is
     * drawn from a normal distribution around that row's value with the difference of both as its deviation (s = 1).
     *
     * <p>[1] Bucilă, Caruana, Niculescu-Mizil: Model Compression, 2006, algorithm 2.
     */
    MUNGE("MUNGE"),
    /** Each feature by itself is that of a known row drawn at random: usual values, unusual together. */
    SHUFFLED("features shuffled"),
    /** Quantities anywhere between the smallest and the largest known value, all else any known value: noise. */
    UNIFORM("uniform noise");

    private final String title;

    Strangers(String title) {
        this.title = title;
    }

    /** {@return the way in words} */
    public String title() {
        return title;
    }

    /**
     * {@return so many made-up rows}
     *
     * @param known rows to make them from, {@code [rows, width]}, at least two
     */
    public MadeUpRows of(float[] known, int width, FeatureSet features, int count, RandomSource random) {
        Population population = Population.of(known, width, features);
        float[] made = new float[Math.multiplyExact(count, width)];
        Maker maker = maker(population);
        for (int row = 0; row < count; row++) {
            maker.make(row, random.child(row), made, row * width);
        }
        return MadeUpRows.of(made, width);
    }

    private interface Maker {
        void make(int row, RandomSource random, float[] into, int at);
    }

    private Maker maker(Population known) {
        return switch (this) {
            case MUNGE -> (row, random, into, at) -> munge(known, row % known.rows(), random, into, at);
            case SHUFFLED ->
                (row, random, into, at) -> {
                    for (int f = 0; f < known.features(); f++) {
                        known.copy(f, random.below(f, known.rows()), into, at);
                    }
                };
            case UNIFORM -> uniform(known);
        };
    }

    private static void munge(Population known, int row, RandomSource random, float[] into, int at) {
        int nearest = known.nearest(row);
        for (int f = 0; f < known.features(); f++) {
            boolean other = random.uniform(f) < 0.5;
            known.copy(f, other ? nearest : row, into, at);
            if (other && known.quantities()[f]) {
                double deviation = Math.abs(known.value(nearest, f) - known.value(row, f));
                into[at + known.positions()[f][0]] +=
                        (float) (deviation * random.child("normal").normal(f));
            }
        }
    }

    private static Maker uniform(Population known) {
        List<List<Integer>> values = IntStream.range(0, known.features())
                .mapToObj(f -> known.quantities()[f] ? known.ends(f) : known.different(f))
                .toList();
        return (row, random, into, at) -> {
            for (int f = 0; f < known.features(); f++) {
                List<Integer> of = values.get(f);
                if (known.quantities()[f]) {
                    float low = known.value(of.get(0), f);
                    float high = known.value(of.get(1), f);
                    into[at + known.positions()[f][0]] = low + (float) random.uniform(f) * (high - low);
                } else {
                    known.copy(f, of.get(random.below(f, of.size())), into, at);
                }
            }
        };
    }
}
