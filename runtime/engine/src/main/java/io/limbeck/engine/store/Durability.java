package io.limbeck.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes sure that what was written is on the disk. */
final class Durability {

    private static final boolean FOLDERS_CAN_BE_FORCED =
            !System.getProperty("os.name", "").startsWith("Windows");

    private Durability() {}

    /** Forces a file or a folder's list of names to disk. */
    static void force(Path path) throws IOException {
        boolean isFolder = Files.isDirectory(path);
        if (isFolder && !FOLDERS_CAN_BE_FORCED) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(path, isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
