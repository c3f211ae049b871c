package io.limbeck.plugins.data;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A file of raw data, packed if its name ends in {@code .gz}. Everything is streamed. */
record DataFile(Path path) {

    private static final int BUFFER = 1 << 16;

    /** {@return the content, unpacked} */
    InputStream open() throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            return path.toString().endsWith(".gz")
                    ? new GZIPInputStream(raw, BUFFER)
                    : new BufferedInputStream(raw, BUFFER);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** {@return SHA-256 of the unpacked content}: the same whoever packed it */
    String contentHash() {
        try (InputStream content = open()) {
            return hash(content);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** {@return SHA-256 of the bytes as they lie} */
    String hash() {
        try (InputStream raw = Files.newInputStream(path)) {
            return hash(raw);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** {@return one text for several files, in order} */
    static String fingerprint(List<DataFile> files) {
        return String.join("+", files.stream().map(DataFile::hash).toList());
    }

    /** {@return the problem that this file cannot be read, thrown by all readers} */
    InvalidInputException unreadable(IOException cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        InvalidInputException problem = new InvalidInputException(Problem.error(
                "",
                "the file '" + path + "' cannot be read: " + reason,
                "check that it is whole and that you may read it; fetch it again if it was cut short"));
        problem.initCause(cause);
        return problem;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String hash(InputStream bytes) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
