package io.limbeck.plugins.external;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The files a model is read from. */
final class ModelFiles {

    private ModelFiles() {}

    /**
     * {@return the file that a setting names}
     *
     * @throws InvalidInputException if it is not there
     */
    static Path file(ComponentContext context, String path) {
        Path file = context.baseDirectory().resolve(path);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new InvalidInputException(Problem.error(
                    "path",
                    "there is no readable file '" + path + "'",
                    "give the path of the model, absolute or relative to the experiment's folder"));
        }
        return file;
    }

    /** {@return SHA-256 over names and bytes of these files, or of all files below a folder} */
    static String hash(Path root) {
        try (Stream<Path> found = Files.walk(root)) {
            List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(root.relativize(file)
                        .toString()
                        .replace('\\', '/')
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the only name there is, or the one asked for if it is among them} */
    static String choose(
            String setting, String what, java.util.Optional<String> asked, java.util.Collection<String> names) {
        if (asked.isPresent()) {
            if (!names.contains(asked.get())) {
                throw new InvalidInputException(Problem.error(
                        setting, "the model has no " + what + " '" + asked.get() + "'", "name one of " + names));
            }
            return asked.get();
        }
        if (names.size() != 1) {
            throw new InvalidInputException(Problem.error(
                    setting, "the model has " + names.size() + " " + what + "s: " + names, "say which one is meant"));
        }
        return names.iterator().next();
    }
}
