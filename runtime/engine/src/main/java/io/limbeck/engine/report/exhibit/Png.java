package io.limbeck.engine.report.exhibit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Pictures of few colours as PNG, eight bits a pixel and a palette [1]: a heat map of 28 × 28 takes about a kilobyte, and
 * no toolkit of windows has to be loaded for it.
 *
 * <p>[1] W3C: Portable Network Graphics (PNG) Specification, second edition, 2003, sections 5, 9 and 11.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int INDEXED = 3;

    private Png() {}

    /**
     * {@return the picture as the address of an image that holds it}
     *
     * @param colours at most 256 of them, {@code 0xRRGGBB}
     * @param pixels index of each pixel's colour, row by row
     */
    static String address(int[] colours, int width, int height, byte[] pixels) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes(colours, width, height, pixels));
    }

    static byte[] bytes(int[] colours, int width, int height, byte[] pixels) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        chunk(file, "IHDR", header(width, height));
        byte[] palette = new byte[3 * colours.length];
        for (int i = 0; i < colours.length; i++) {
            palette[3 * i] = (byte) (colours[i] >> 16);
            palette[3 * i + 1] = (byte) (colours[i] >> 8);
            palette[3 * i + 2] = (byte) colours[i];
        }
        chunk(file, "PLTE", palette);
        chunk(file, "IDAT", compressed(width, height, pixels));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] header(int width, int height) {
        byte[] header = new byte[13];
        for (int i = 0; i < 4; i++) {
            header[i] = (byte) (width >> (24 - 8 * i));
            header[4 + i] = (byte) (height >> (24 - 8 * i));
        }
        header[8] = 8;
        header[9] = INDEXED;
        return header;
    }

    /** Every line begins with the number of its filter, here none. */
    private static byte[] compressed(int width, int height, byte[] pixels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            for (int row = 0; row < height; row++) {
                out.write(0);
                out.write(pixels, row * width, width);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.writeInt(content.length);
            out.write(name);
            out.write(content);
            out.writeInt((int) check.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
