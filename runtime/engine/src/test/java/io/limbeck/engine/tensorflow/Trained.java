package io.limbeck.engine.tensorflow;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Trains a large and a small network, twice from one seed and once from another, and prints checksums of the weights: a
 * process of its own, since the number of threads is settled by the first session of a process.
 */
final class Trained {

    private Trained() {}

    /** Takes the number of threads. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        int threads = Integer.parseInt(arguments[0]);
        Table images = Classroom.clouds(500, 10, 1, 3, 784);
        Table rows = Classroom.clouds(200, 2, 2, 3, 6);
        for (long seed : new long[] {1, 1, 2}) {
            System.out.println("large " + seed + " " + train(threads, seed, images, Recipes.dense(0.2f, 200, 200)));
            System.out.println("small " + seed + " " + train(threads, seed, rows, Recipes.dense(0.2f, 8)));
        }
    }

    private static String train(int threads, long seed, Table rows, StudentArchitecture architecture)
            throws IOException {
        Path folder = Files.createTempDirectory("limbeck-trained");
        Classroom lesson = new Classroom(rows, Classroom.empty(rows), seed, folder);
        try (Teacher model = new TensorFlowTrainer(SessionOptions.of("cpu", threads))
                .train(Recipes.recipe(architecture, Recipes.adam(0.01), Recipes.steps(90, 8)), lesson)) {
            model.save(folder);
            CRC32 sum = new CRC32();
            sum.update(Files.readAllBytes(folder.resolve("weights.bin")));
            return HexFormat.of().toHexDigits(sum.getValue());
        } finally {
            Files.deleteIfExists(folder.resolve("weights.bin"));
            Files.delete(folder);
        }
    }
}
