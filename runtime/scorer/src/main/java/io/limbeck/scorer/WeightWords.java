package io.limbeck.scorer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The numbers in {@code weights.bin}: words of four bytes, little-endian, each a float or a whole number. Arrays are
 * found in it by {@code {"at": first word, "count": words}}.
 */
final class WeightWords {

    private final ByteBuffer words;

    /**
     * Checks the bytes against what {@code model.json} says of them.
     *
     * @throws ModelFormatException if they are too few, too many or others
     */
    WeightWords(byte[] bytes, Fields told) throws ModelFormatException {
        int count = told.count("words", Integer.MAX_VALUE / Float.BYTES);
        if (bytes.length != count * Float.BYTES) {
            throw new ModelFormatException("'weights.bin' has '" + bytes.length + "' bytes, but 'model.json' says "
                    + (long) count * Float.BYTES + ": it was cut short, or belongs to another model; export again");
        }
        if (!told.text("sha256").equals(sha256(bytes))) {
            throw new ModelFormatException("'weights.bin' is damaged or belongs to another model: its SHA-256 is '"
                    + sha256(bytes) + "', but 'model.json' says '" + told.text("sha256") + "'; export again");
        }
        this.words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private ByteBuffer range(Fields fields, String name) throws ModelFormatException {
        Fields array = fields.object(name);
        int all = words.capacity() / Float.BYTES;
        int at = array.count("at", all);
        int count = array.count("count", all - at);
        return words.slice(at * Float.BYTES, count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** {@return finite floats} */
    float[] floats(Fields fields, String name) throws ModelFormatException {
        ByteBuffer range = range(fields, name);
        float[] floats = new float[range.capacity() / Float.BYTES];
        range.asFloatBuffer().get(floats);
        for (float one : floats) {
            if (!Float.isFinite(one)) {
                throw fields.wrong(name, "finite numbers, not '" + one + "',");
            }
        }
        return floats;
    }

    int[] ints(Fields fields, String name) throws ModelFormatException {
        ByteBuffer range = range(fields, name);
        int[] ints = new int[range.capacity() / Integer.BYTES];
        range.asIntBuffer().get(ints);
        return ints;
    }
}
