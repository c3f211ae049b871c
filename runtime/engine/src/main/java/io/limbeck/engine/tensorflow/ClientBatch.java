package io.limbeck.engine.tensorflow;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.tensorflow.local.LocalResult;
import io.limbeck.spi.tensorflow.local.LocalTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trainings on parts of the rows, and what came of them, as bytes. Weights that tasks have in common are sent once. */
final class ClientBatch {

    private ClientBatch() {}

    static byte[] bytes(List<LocalTask> tasks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(tasks.size());
            float @Nullable [] weights = null;
            float @Nullable [] shift = null;
            for (LocalTask task : tasks) {
                Wire.write(out, task.rows());
                weights = unlessSame(out, task.weights(), weights);
                shift = unlessSame(out, task.shift(), shift);
                out.writeLong(task.steps());
                out.writeDouble(task.time());
                out.writeDouble(task.times());
                out.writeLong(task.random().key());
                out.writeBoolean(task.measured());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static float[] unlessSame(DataOutputStream out, float[] values, float @Nullable [] before)
            throws IOException {
        out.writeBoolean(values == before);
        if (values != before) {
            Wire.write(out, values);
        }
        return values;
    }

    static List<LocalTask> tasks(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<LocalTask> tasks = new ArrayList<>();
            float[] weights = {};
            float[] shift = {};
            for (int i = in.readInt(); i > 0; i--) {
                int[] rows = Wire.ints(in);
                weights = in.readBoolean() ? weights : Wire.floats(in);
                shift = in.readBoolean() ? shift : Wire.floats(in);
                tasks.add(new LocalTask(
                        rows,
                        weights,
                        shift,
                        in.readLong(),
                        in.readDouble(),
                        in.readDouble(),
                        new RandomSource(in.readLong()),
                        in.readBoolean()));
            }
            return tasks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] resultBytes(List<LocalResult> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(results.size());
            for (LocalResult result : results) {
                Wire.write(out, result.weights());
                out.writeDouble(result.before());
                out.writeDouble(result.during());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<LocalResult> results(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<LocalResult> results = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                results.add(new LocalResult(Wire.floats(in), in.readDouble(), in.readDouble()));
            }
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
