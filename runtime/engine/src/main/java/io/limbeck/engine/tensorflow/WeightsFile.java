package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.Weights;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Named arrays of floats in one file, with a text before them. Layout: {@code LMBW}, version, text, number of arrays;
 * per array name, rank, dimensions, bytes and a {@link PackedArray}; at the end a CRC-32 of everything before. Written
 * beside and renamed, so a reader sees a whole file or none.
 *
 * @param text anything worth keeping with the arrays
 * @param arrays the arrays, in order
 */
record WeightsFile(String text, Map<String, Weights> arrays) {

    private static final int MAGIC = 0x4C4D4257;
    private static final int VERSION = 2;

    /** In which an array was its dimensions and its values, as little-endian floats. */
    private static final int UNPACKED = 1;

    void write(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        CRC32 sum = new CRC32();
        try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16)) {
            DataOutputStream out = new DataOutputStream(new CheckedOutputStream(raw, sum));
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            writeText(out, text);
            out.writeInt(arrays.size());
            for (Map.Entry<String, Weights> array : arrays.entrySet()) {
                writeText(out, array.getKey());
                writeArray(out, array.getValue());
            }
            out.flush();
            new DataOutputStream(raw).writeLong(sum.getValue());
        }
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads a file that {@link #write} made.
     *
     * @throws IOException if it is missing, damaged or of a newer version
     */
    static WeightsFile read(Path file) throws IOException {
        int version = version(file);
        requireChecksum(file);
        try (DataInputStream in = open(file)) {
            in.readLong();
            String text = readText(in);
            Map<String, Weights> arrays = new LinkedHashMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String name = readText(in);
                arrays.put(name, version == UNPACKED ? readFloats(in) : readArray(in));
            }
            return new WeightsFile(text, arrays);
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static int version(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            byte[] head = in.readNBytes(8);
            if (head.length < 8 || ByteBuffer.wrap(head).getInt() != MAGIC) {
                throw new IOException("'" + file + "' is not a file of weights");
            }
            int version = ByteBuffer.wrap(head).getInt(4);
            if (version != VERSION && version != UNPACKED) {
                throw new IOException("'" + file + "' has version '" + version + "'; this Limbeck reads " + UNPACKED
                        + " and " + VERSION);
            }
            return version;
        }
    }

    /** Before anything is believed: a damaged length would ask for any amount of memory. */
    private static void requireChecksum(Path file) throws IOException {
        CRC32 sum = new CRC32();
        long left = Files.size(file) - Long.BYTES;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = open(file)) {
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    break;
                }
                sum.update(buffer, 0, read);
                left -= read;
            }
            byte[] expected = in.readNBytes(Long.BYTES);
            if (expected.length < Long.BYTES || ByteBuffer.wrap(expected).getLong() != sum.getValue()) {
                throw new IOException("'" + file + "' is damaged: its checksum does not fit");
            }
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void writeArray(DataOutputStream out, Weights array) throws IOException {
        out.writeInt(array.shape().length);
        for (long dimension : array.shape()) {
            out.writeLong(dimension);
        }
        byte[] packed = PackedArray.pack(array);
        out.writeInt(packed.length);
        out.write(packed);
    }

    private static Weights readArray(DataInputStream in) throws IOException {
        long[] shape = readShape(in);
        return PackedArray.unpack(shape, in.readNBytes(in.readInt()));
    }

    private static long[] readShape(DataInputStream in) throws IOException {
        long[] shape = new long[in.readInt()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = in.readLong();
        }
        return shape;
    }

    private static Weights readFloats(DataInputStream in) throws IOException {
        long[] shape = readShape(in);
        long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        byte[] bytes = in.readNBytes(Math.toIntExact(4 * size));
        float[] values = new float[Math.toIntExact(size)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Weights(shape, values);
    }
}
