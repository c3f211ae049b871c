package io.limbeck.plugins.data;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An idx file of unsigned bytes: 0, 0, 8, the number of dimensions, each dimension as a big-endian int, then the values
 * with the last dimension running fastest [1].
 *
 * <p>[1] LeCun, Cortes, Burges: The MNIST database of handwritten digits, section "file formats".
 */
final class IdxFile {

    private static final int UNSIGNED_BYTES = 0x08;
    private static final int DIMENSIONS_AT_MOST = 4;

    private IdxFile() {}

    /** Takes a row's bytes; called for rows 0, 1, 2 …; the array is used again. */
    interface RowReader {
        void row(int row, byte[] values);
    }

    /** {@return the dimensions, the first being the number of rows} */
    static List<Integer> shape(DataFile file) {
        try (DataInputStream in = new DataInputStream(file.open())) {
            return shape(file, in);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** Reads the first rows, at most {@code limit}. */
    static void read(DataFile file, int limit, RowReader reader) {
        try (DataInputStream in = new DataInputStream(file.open())) {
            List<Integer> shape = shape(file, in);
            byte[] values = new byte[shape.stream().skip(1).reduce(1, Math::multiplyExact)];
            int rows = Math.min(limit, shape.get(0));
            for (int row = 0; row < rows; row++) {
                in.readFully(values);
                reader.row(row, values);
            }
        } catch (EOFException e) {
            throw new InvalidInputException(Problem.error(
                    "", "the file '" + file.path() + "' ends too early", "it was cut short: fetch it again"));
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static List<Integer> shape(DataFile file, DataInputStream in) throws IOException {
        int magic = in.readInt();
        int dimensions = magic & 0xFF;
        if (magic >>> 8 != UNSIGNED_BYTES || dimensions == 0 || dimensions > DIMENSIONS_AT_MOST) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "the file '" + file.path() + "' starts with '0x" + Integer.toHexString(magic)
                            + "', which is no idx file of bytes",
                    "check the path; packed files must end in '.gz'"));
        }
        List<Integer> shape = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            int size = in.readInt();
            if (size < 0) {
                throw new IOException("dimension " + i + " is '" + size + "'");
            }
            shape.add(size);
        }
        return shape;
    }
}
