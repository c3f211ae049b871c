package io.limbeck.engine.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A matrix of floats as a file: the four bytes {@code LMF1}, rows and columns as 32-bit integers, then the values
 * row by row; everything little-endian.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values the values, row-major
 */
public record FloatFile(int rows, int columns, float[] values) {

    private static final int MAGIC = 'L' | 'M' << 8 | 'F' << 16 | '1' << 24;
    private static final int HEADER_BYTES = 12;
    private static final int CHUNK_FLOATS = 1 << 16;

    public FloatFile {
        if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not make " + rows + " rows of " + columns + " columns");
        }
    }

    /** Writes a matrix, in place of any file there. */
    public static void write(Path file, FloatFile matrix) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE)) {
            ByteBuffer buffer = buffer();
            buffer.putInt(MAGIC).putInt(matrix.rows).putInt(matrix.columns);
            writeAll(channel, buffer.flip());
            for (int start = 0; start < matrix.values.length; start += CHUNK_FLOATS) {
                int count = Math.min(CHUNK_FLOATS, matrix.values.length - start);
                buffer.clear().limit(count * Float.BYTES);
                buffer.asFloatBuffer().put(matrix.values, start, count);
                writeAll(channel, buffer);
            }
        }
    }

    /**
     * {@return the matrix in a file}
     *
     * @throws IOException if the file is not of this form or not of the length it names
     */
    public static FloatFile read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = buffer();
            readAll(channel, buffer.limit(HEADER_BYTES), file);
            int magic = buffer.getInt();
            int rows = buffer.getInt();
            int columns = buffer.getInt();
            if (magic != MAGIC
                    || rows < 0
                    || columns < 0
                    || channel.size() != HEADER_BYTES + (long) rows * columns * Float.BYTES) {
                throw new IOException("'" + file + "' is not a matrix of floats, or is cut short");
            }
            float[] values = new float[Math.multiplyExact(rows, columns)];
            for (int start = 0; start < values.length; start += CHUNK_FLOATS) {
                int count = Math.min(CHUNK_FLOATS, values.length - start);
                readAll(channel, buffer.clear().limit(count * Float.BYTES), file);
                buffer.asFloatBuffer().get(values, start, count);
            }
            return new FloatFile(rows, columns, values);
        }
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void readAll(FileChannel channel, ByteBuffer buffer, Path file) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("'" + file + "' is not a matrix of floats, or is cut short");
            }
        }
        buffer.flip();
    }
}
