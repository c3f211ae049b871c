package io.limbeck.engine.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that never gets done with writing an entry. */
final class SlowWriter {

    static final String HALF_WAY = "half way";

    private SlowWriter() {}

    public static void main(String[] arguments) {
        Ingredients ingredients =
                new Ingredients("model", "models/trained", "", "", "student", JsonNodeFactory.instance.objectNode());
        new ContentStore(Path.of(arguments[0])).put(arguments[1], ingredients, folder -> {
            Files.writeString(folder.resolve("a"), "half");
            System.out.println(HALF_WAY);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        });
    }
}
