package io.limbeck.loader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of jars. */
final class Digests {

    private Digests() {}

    /** {@return the hash of a file's bytes, in lower-case hex} */
    static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** {@return the hash of a plugin's code}: its only jar's, or that of names and hashes of all of its jars */
    static String of(PluginFolder folder) throws IOException {
        if (folder.jars().size() == 1) {
            return of(folder.jars().get(0));
        }
        MessageDigest digest = sha256();
        for (Path jar : folder.jars()) {
            digest.update((jar.getFileName() + "\n" + of(jar) + "\n").getBytes(UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
