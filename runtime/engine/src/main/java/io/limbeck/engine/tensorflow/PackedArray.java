package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An array in the fewest bytes that give back every bit of it. A byte for the form, then, little-endian:
 *
 * <table>
 * <caption>Forms; n numbers, z of them not zero, u units (the last dimension), b bits</caption>
 * <tr><td>0</td><td>floats</td><td>4 n bytes</td></tr>
 * <tr><td>1</td><td>sparse floats: a bit for each number, set where it is not zero; then those that are not</td>
 *     <td>n / 8 + 4 z</td></tr>
 * <tr><td>2</td><td>whole numbers: b; the scale of each unit; numbers q + 2^(b − 1) − 1 of b bits, lowest bit first; the
 *     value is q · scale</td><td>1 + 4 u + b n / 8</td></tr>
 * <tr><td>3</td><td>sparse whole numbers: as 1, with numbers as in 2</td><td>1 + n / 8 + 4 u + b z / 8</td></tr>
 * </table>
 *
 * <p>Whether an array lies on a grid of whole numbers is found by trying: the scale of a unit is its largest magnitude
 * over 2^(b − 1) − 1, or a neighbour of that, and every value must come back exactly. So nobody need say how a model was
 * quantised, and nothing is lost if it was not.
 */
final class PackedArray {

    private static final byte FLOATS = 0;
    private static final byte SPARSE = 1;
    private static final byte NUMBERS = 2;
    private static final byte SPARSE_NUMBERS = 3;
    private static final int MOST_BITS = 8;

    /** The scales at which a unit's values are whole numbers of some bits. */
    private record Grid(int bits, float[] scales) {
        int offset() {
            return (1 << (bits - 1)) - 1;
        }
    }

    private PackedArray() {}

    /** {@return the shortest form} */
    static byte[] pack(Weights array) {
        float[] values = array.values();
        int units = array.shape().length < 2 ? 0 : Math.toIntExact(array.shape()[array.shape().length - 1]);
        List<byte[]> forms = new ArrayList<>(List.of(dense(values), sparse(values)));
        if (units > 0 && values.length > 0) {
            grid(values, units).ifPresent(grid -> {
                forms.add(numbers(values, grid, false));
                forms.add(numbers(values, grid, true));
            });
        }
        return forms.stream().min(Comparator.comparingInt(form -> form.length)).orElseThrow();
    }

    /** {@return the array that was packed} */
    static Weights unpack(long[] shape, byte[] packed) {
        int size = 1;
        for (long length : shape) {
            size = Math.toIntExact(Math.multiplyExact(size, length));
        }
        ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[size];
        switch (in.get()) {
            case FLOATS -> in.asFloatBuffer().get(values);
            case SPARSE -> {
                byte[] present = present(in, size);
                for (int i = 0; i < size; i++) {
                    values[i] = isSet(present, i) ? in.getFloat() : 0;
                }
            }
            case NUMBERS -> readNumbers(in, shape, values, false);
            case SPARSE_NUMBERS -> readNumbers(in, shape, values, true);
            default -> throw new IllegalArgumentException("There is no form '" + packed[0] + "' of an array");
        }
        return new Weights(shape, values);
    }

    private static ByteBuffer buffer(int bytes, byte form) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN).put(form);
    }

    private static byte[] dense(float[] values) {
        ByteBuffer out = buffer(1 + 4 * values.length, FLOATS);
        for (float value : values) {
            out.putFloat(value);
        }
        return out.array();
    }

    private static byte[] sparse(float[] values) {
        byte[] present = present(values);
        ByteBuffer out = buffer(1 + present.length + 4 * count(present), SPARSE).put(present);
        for (int i = 0; i < values.length; i++) {
            if (isSet(present, i)) {
                out.putFloat(values[i]);
            }
        }
        return out.array();
    }

    private static byte[] numbers(float[] values, Grid grid, boolean sparse) {
        byte[] present = present(values);
        int written = sparse ? count(present) : values.length;
        int bytes = (Math.multiplyExact(written, grid.bits()) + 7) / 8;
        ByteBuffer out = buffer(
                2 + 4 * grid.scales().length + (sparse ? present.length : 0) + bytes,
                sparse ? SPARSE_NUMBERS : NUMBERS);
        out.put((byte) grid.bits());
        for (float scale : grid.scales()) {
            out.putFloat(scale);
        }
        if (sparse) {
            out.put(present);
        }
        byte[] bits = new byte[bytes];
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            if (!sparse || isSet(present, i)) {
                float scale = grid.scales()[i % grid.scales().length];
                int number = grid.offset() + (scale == 0 ? 0 : (int) Math.rint(values[i] / scale));
                for (int bit = 0; bit < grid.bits(); bit++, at++) {
                    bits[at >> 3] |= (byte) ((number >> bit & 1) << (at & 7));
                }
            }
        }
        return out.put(bits).array();
    }

    private static void readNumbers(ByteBuffer in, long[] shape, float[] values, boolean sparse) {
        Grid grid = new Grid(in.get(), new float[Math.toIntExact(shape[shape.length - 1])]);
        for (int unit = 0; unit < grid.scales().length; unit++) {
            grid.scales()[unit] = in.getFloat();
        }
        byte[] present = sparse ? present(in, values.length) : new byte[0];
        byte[] bits = new byte[in.remaining()];
        in.get(bits);
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            if (!sparse || isSet(present, i)) {
                int number = 0;
                for (int bit = 0; bit < grid.bits(); bit++, at++) {
                    number |= (bits[at >> 3] >> (at & 7) & 1) << bit;
                }
                values[i] = (number - grid.offset()) * grid.scales()[i % grid.scales().length] + 0f;
            }
        }
    }

    private static Optional<Grid> grid(float[] values, int units) {
        float[] largest = new float[units];
        for (int i = 0; i < values.length; i++) {
            largest[i % units] = Math.max(largest[i % units], Math.abs(values[i]));
        }
        for (int bits = 2; bits <= MOST_BITS; bits++) {
            Grid grid = new Grid(bits, new float[units]);
            boolean fits = true;
            for (int unit = 0; unit < units && fits; unit++) {
                fits = fit(values, unit, largest[unit], grid);
            }
            if (fits) {
                return Optional.of(grid);
            }
        }
        return Optional.empty();
    }

    /** Finds the scale of one unit; {@return false if there is none}. */
    private static boolean fit(float[] values, int unit, float largest, Grid grid) {
        if (largest == 0) {
            return isOnGrid(values, unit, grid.scales().length, 0);
        }
        float scale = largest / grid.offset();
        for (float candidate : new float[] {scale, Math.nextUp(scale), Math.nextDown(scale)}) {
            if (candidate > 0 && isOnGrid(values, unit, grid.scales().length, candidate)) {
                grid.scales()[unit] = candidate;
                return true;
            }
        }
        return false;
    }

    private static boolean isOnGrid(float[] values, int unit, int units, float scale) {
        for (int i = unit; i < values.length; i += units) {
            float back = scale == 0 ? 0 : (int) Math.rint(values[i] / scale) * scale + 0f;
            if (Float.floatToRawIntBits(back) != Float.floatToRawIntBits(values[i])) {
                return false;
            }
        }
        return true;
    }

    /** A negative zero counts as a number: it comes back as it was. */
    private static byte[] present(float[] values) {
        byte[] present = new byte[(values.length + 7) / 8];
        for (int i = 0; i < values.length; i++) {
            if (Float.floatToRawIntBits(values[i]) != 0) {
                present[i >> 3] |= (byte) (1 << (i & 7));
            }
        }
        return present;
    }

    private static byte[] present(ByteBuffer in, int size) {
        byte[] present = new byte[(size + 7) / 8];
        in.get(present);
        return present;
    }

    private static boolean isSet(byte[] present, int i) {
        return (present[i >> 3] >> (i & 7) & 1) == 1;
    }

    private static int count(byte[] present) {
        int count = 0;
        for (byte some : present) {
            count += Integer.bitCount(some & 0xFF);
        }
        return count;
    }
}
