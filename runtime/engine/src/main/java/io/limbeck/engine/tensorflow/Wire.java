package io.limbeck.engine.tensorflow;

import io.limbeck.spi.Schedule;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Arrays and schedules as bytes, big-endian, each with its length before it. */
final class Wire {

    private Wire() {}

    /** {@return a stream that compresses quickly}: pictures and one-hot columns are mostly zeros */
    static OutputStream fast(OutputStream out) throws IOException {
        return new GZIPOutputStream(out, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    static void write(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        for (int from = 0; from < values.length; from += buffer.capacity() / Float.BYTES) {
            int count = Math.min(buffer.capacity() / Float.BYTES, values.length - from);
            buffer.clear().asFloatBuffer().put(values, from, count);
            out.write(buffer.array(), 0, count * Float.BYTES);
        }
    }

    static float[] floats(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        for (int from = 0; from < values.length; from += buffer.capacity() / Float.BYTES) {
            int count = Math.min(buffer.capacity() / Float.BYTES, values.length - from);
            in.readFully(buffer.array(), 0, count * Float.BYTES);
            buffer.clear().asFloatBuffer().get(values, from, count);
        }
        return values;
    }

    static void write(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    static int[] ints(DataInputStream in) throws IOException {
        int[] values = new int[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }

    static void write(DataOutputStream out, long[] values) throws IOException {
        out.writeInt(values.length);
        for (long value : values) {
            out.writeLong(value);
        }
    }

    static long[] longs(DataInputStream in) throws IOException {
        long[] values = new long[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readLong();
        }
        return values;
    }

    static void write(DataOutputStream out, List<String> names) throws IOException {
        out.writeInt(names.size());
        for (String name : names) {
            out.writeUTF(name);
        }
    }

    static List<String> names(DataInputStream in) throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            names.add(in.readUTF());
        }
        return names;
    }

    static void write(DataOutputStream out, Schedule schedule) throws IOException {
        if (schedule instanceof Schedule.Constant constant) {
            out.writeByte('c');
            out.writeDouble(constant.value());
        } else if (schedule instanceof Schedule.Ramp ramp) {
            out.writeByte('r');
            out.writeDouble(ramp.from());
            out.writeDouble(ramp.to());
            out.writeDouble(ramp.epochs());
        } else if (schedule instanceof Schedule.Step step) {
            out.writeByte('s');
            out.writeDouble(step.from());
            out.writeDouble(step.factor());
            out.writeInt(step.every());
            out.writeBoolean(step.steps());
        } else if (schedule instanceof Schedule.Cosine cosine) {
            out.writeByte('h');
            out.writeDouble(cosine.from());
            out.writeDouble(cosine.to());
        } else {
            throw new IllegalArgumentException(
                    "A weight that is driven to a target cannot be sent: only the whole training knows it");
        }
    }

    static Schedule schedule(DataInputStream in) throws IOException {
        char type = (char) in.readByte();
        return switch (type) {
            case 'c' -> new Schedule.Constant(in.readDouble());
            case 'r' -> new Schedule.Ramp(in.readDouble(), in.readDouble(), in.readDouble());
            case 's' -> new Schedule.Step(in.readDouble(), in.readDouble(), in.readInt(), in.readBoolean());
            case 'h' -> new Schedule.Cosine(in.readDouble(), in.readDouble());
            default -> throw new IOException("There is no schedule '" + type + "'");
        };
    }
}
