package io.limbeck.engine.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Collects the numbers of {@code weights.bin}: words of four bytes, little-endian, floats and whole numbers. */
final class Words {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** {@return where the floats stand} */
    ObjectNode add(float[] floats) {
        ByteBuffer buffer = buffer(floats.length);
        buffer.asFloatBuffer().put(floats);
        return add(buffer);
    }

    /** {@return where the whole numbers stand} */
    ObjectNode add(int[] ints) {
        ByteBuffer buffer = buffer(ints.length);
        buffer.asIntBuffer().put(ints);
        return add(buffer);
    }

    private static ByteBuffer buffer(int words) {
        return ByteBuffer.allocate(Math.multiplyExact(words, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ObjectNode add(ByteBuffer buffer) {
        ObjectNode place = JSON.createObjectNode().put("at", count()).put("count", buffer.capacity() / Float.BYTES);
        bytes.writeBytes(buffer.array());
        return place;
    }

    /** {@return words so far} */
    int count() {
        return bytes.size() / Float.BYTES;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
