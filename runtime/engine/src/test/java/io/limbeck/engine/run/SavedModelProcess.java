package io.limbeck.engine.run;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** A process that has never heard of Limbeck: it loads a SavedModel with TensorFlow Java and scores rows. */
final class SavedModelProcess {

    private SavedModelProcess() {}

    /** Arguments: the model, a file of floats, the floats per row, where to write logits and then probabilities. */
    public static void main(String[] arguments) throws IOException {
        float[] rows = floats(Path.of(arguments[1]));
        int width = Integer.parseInt(arguments[2]);
        try (SavedModelBundle bundle = SavedModelBundle.load(arguments[0], "serve");
                TFloat32 fed = TFloat32.tensorOf(Shape.of(rows.length / width, width), DataBuffers.of(rows));
                Result said = bundle.function("serving_default").call(Map.of("features", fed))) {
            List<Float> all = new ArrayList<>();
            for (String output : new String[] {"logits", "probabilities"}) {
                Tensor tensor = said.get(output).orElseThrow();
                ((TFloat32) tensor).scalars().forEach(one -> all.add(one.getFloat()));
            }
            float[] values = new float[all.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = all.get(i);
            }
            write(Path.of(arguments[3]), values);
        }
    }

    static void write(Path file, float[] floats) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * floats.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(floats);
        Files.write(file, bytes.array());
    }

    static float[] floats(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] floats = new float[bytes.capacity() / 4];
        bytes.asFloatBuffer().get(floats);
        return floats;
    }

    static Process start(Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                SavedModelProcess.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File(log.toString())));
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
        return builder.start();
    }
}
