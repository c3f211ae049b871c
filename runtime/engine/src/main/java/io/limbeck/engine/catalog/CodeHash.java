package io.limbeck.engine.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.limbeck.spi.NativeExecutable;
import io.limbeck.spi.PluginDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SHA-256 of a plugin's code: of its jar's bytes, or of the files of its class folder in sorted order. Where the code
 * lies in no file (a native executable) it is the hash that was recorded when there were files; without one, id and version
 * stand for the code.
 */
final class CodeHash {

    private final Map<Path, String> known = new HashMap<>();

    String of(Class<?> plugin, PluginDescriptor descriptor) throws IOException {
        Optional<Path> place = place(plugin);
        Optional<String> recorded = place.isEmpty() ? RecordedCode.hash(plugin) : Optional.empty();
        if (recorded.isPresent()) {
            return recorded.get();
        }
        if (place.isEmpty()) {
            MessageDigest digest = sha256();
            digest.update((descriptor.id() + " " + descriptor.version()).getBytes(UTF_8));
            return hex(digest);
        }
        String before = known.get(place.get());
        if (before != null) {
            return before;
        }
        String hash = Files.isDirectory(place.get()) ? ofFolder(place.get()) : ofFile(place.get());
        known.put(place.get(), hash);
        return hash;
    }

    /** In a native executable every class says that it comes from that file: there is none of its own. */
    private static Optional<Path> place(Class<?> plugin) {
        if (NativeExecutable.isRunning()) {
            return Optional.empty();
        }
        CodeSource source = plugin.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            URI location = source.getLocation().toURI();
            return location.getScheme().equals("file")
                    ? Optional.of(Path.of(location)).filter(Files::exists)
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String ofFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        List<String> names = files.stream()
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .sorted()
                .toList();
        MessageDigest digest = sha256();
        for (String name : names) {
            digest.update((name + "\n" + ofFile(folder.resolve(name)) + "\n").getBytes(UTF_8));
        }
        return hex(digest);
    }

    private static String ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return hex(digest);
    }

    private static String hex(MessageDigest digest) {
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
