package io.limbeck.engine.track;

import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.run.RunListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.tensorflow.proto.DataClass;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;

/**
 * Writes a run's figures as event files for TensorBoard: {@code tensorboard/<model>/events.out.tfevents.…} in the run's
 * folder, a scalar for each figure of each model, its step being the training step.
 *
 * <p>A file is a sequence of records: length (8 bytes, little endian), masked CRC-32C of the length, the event as a
 * protocol buffer, masked CRC-32C of it [1].
 *
 * <p>[1] TensorFlow, "TFRecord and tf.train.Example", section "TFRecords format details", tensorflow.org.
 */
public final class TensorBoard implements RunListener, AutoCloseable {

    private static final String VERSION = "brain.Event:2";
    private static final int MASK = 0xa282ead8;

    private final Map<String, OutputStream> files = new LinkedHashMap<>();
    private @Nullable Path folder;

    @Override
    public synchronized void started(Path run, Plan plan) {
        folder = run.resolve("tensorboard");
    }

    @Override
    public synchronized void stepProgress(Step step, long done, long total, Map<String, Double> metrics) {
        if (folder == null || metrics.isEmpty()) {
            return;
        }
        Summary.Builder summary = Summary.newBuilder();
        metrics.forEach((name, value) -> summary.addValue(Summary.Value.newBuilder()
                .setTag(name)
                .setSimpleValue(value.floatValue())
                .setMetadata(SummaryMetadata.newBuilder()
                        .setDataClass(DataClass.DATA_CLASS_SCALAR)
                        .setPluginData(SummaryMetadata.PluginData.newBuilder().setPluginName("scalars")))));
        try {
            OutputStream file = file(folder.resolve(name(step)));
            record(file, event().setStep(done).setSummary(summary).build());
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the model's name, as TensorBoard lists it}, with point and repetition where there are several */
    private static String name(Step step) {
        return step.place().replaceAll("[^\\p{L}\\p{N}._~-]", "_")
                + (step.variant() == 0 ? "" : "-point" + (step.variant() + 1))
                + (step.repetition() == 0 ? "" : "-repetition" + (step.repetition() + 1));
    }

    private OutputStream file(Path model) throws IOException {
        OutputStream known = files.get(model.toString());
        if (known != null) {
            return known;
        }
        Files.createDirectories(model);
        // A run that goes on begins another file; TensorBoard reads all of a folder.
        OutputStream file =
                Files.newOutputStream(model.resolve("events.out.tfevents." + System.currentTimeMillis() / 1000
                        + ".limbeck." + ProcessHandle.current().pid()));
        files.put(model.toString(), file);
        record(file, event().setFileVersion(VERSION).build());
        return file;
    }

    private static Event.Builder event() {
        return Event.newBuilder().setWallTime(System.currentTimeMillis() / 1e3);
    }

    private static void record(OutputStream file, Event event) throws IOException {
        byte[] data = event.toByteArray();
        byte[] length = little(Long.BYTES).putLong(data.length).array();
        file.write(little(length.length + Integer.BYTES + data.length + Integer.BYTES)
                .put(length)
                .putInt(masked(length))
                .put(data)
                .putInt(masked(data))
                .array());
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }

    @Override
    public synchronized void close() {
        for (OutputStream file : files.values()) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        files.clear();
    }
}
