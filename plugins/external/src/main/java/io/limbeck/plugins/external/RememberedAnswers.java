package io.limbeck.plugins.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Keeps every answer in a file named by its question, so that an interrupted run does not ask again. A file that was cut
 * short is not believed: it ends with the hash of what it holds.
 */
final class RememberedAnswers implements AskedTeacher.Respondent {

    private static final int HASH = 32;

    private final AskedTeacher.Respondent respondent;
    private final Path folder;
    private final byte[] whose;

    /**
     * Remembers.
     *
     * @param whose tells this model's answers from others'
     */
    RememberedAnswers(AskedTeacher.Respondent respondent, Path folder, String whose) {
        this.respondent = respondent;
        this.folder = folder;
        this.whose = whose.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public float[] ask(float[] features, int rows) {
        Path file = folder.resolve(HexFormat.of().formatHex(hash(whose, bytes(features))) + ".answer");
        try {
            if (Files.exists(file)) {
                byte[] known = Files.readAllBytes(file);
                if (isWhole(known)) {
                    return floats(known, known.length - HASH);
                }
            }
            float[] numbers = respondent.ask(features, rows);
            write(file, bytes(numbers));
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWhole(byte[] known) {
        int end = known.length - HASH;
        return end >= 0 && Arrays.equals(hash(Arrays.copyOf(known, end)), Arrays.copyOfRange(known, end, known.length));
    }

    private void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "draft", ".tmp");
        byte[] whole = Arrays.copyOf(content, content.length + HASH);
        System.arraycopy(hash(content), 0, whole, content.length, HASH);
        Files.write(draft, whole);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static float[] floats(byte[] bytes, int length) {
        float[] values = new float[length / Float.BYTES];
        ByteBuffer.wrap(bytes, 0, length).asFloatBuffer().get(values);
        return values;
    }

    private static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        respondent.close();
    }
}
