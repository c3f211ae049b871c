package io.limbeck.plugins.data;

/**
 * {@code numpy.random.seed(seed); numpy.random.permutation(n)}, so that splits made by others can be made again.
 *
 * <p>Matsumoto, Nishimura: Mersenne Twister, 1998; numbers up to a bound by masking and rejection, as legacy numpy does.
 */
final class NumpyShuffle {

    private static final int N = 624;

    private final int[] state = new int[N];
    private int next = N;

    private NumpyShuffle(int seed) {
        state[0] = seed;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    static int[] permutation(int seed, int n) {
        NumpyShuffle random = new NumpyShuffle(seed);
        int[] order = java.util.stream.IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.upTo(i);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    private int upTo(int bound) {
        int mask = Integer.highestOneBit(bound) * 2 - 1;
        int value = bits() & mask;
        while (value > bound) {
            value = bits() & mask;
        }
        return value;
    }

    private int bits() {
        if (next == N) {
            for (int k = 0; k < N; k++) {
                int y = (state[k] & 0x80000000) | (state[(k + 1) % N] & 0x7fffffff);
                state[k] = state[(k + 397) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
            }
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }
}
