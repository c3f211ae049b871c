package io.limbeck.spi.execution;

import static java.util.Objects.requireNonNull;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * One message between a host and a worker: type (1 byte), number (8), count of shared numbers (4) and these (8 each), length
 * of the content (4) and the content; big-endian.
 *
 * @param type what is said
 * @param number which shared bytes or which task it is about
 * @param shared numbers of the shared bytes a task needs
 * @param content the bytes; not copied, and nobody writes into them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Frame(Type type, long number, List<Long> shared, byte[] content) {

    private static final byte[] NOTHING = {};

    /** What a message says. */
    public enum Type {
        /** Whoever is at the other end is there; the content is for people. */
        READY,
        /** Here are shared bytes. */
        SHARE,
        /** Shared bytes may be let go. */
        FORGET,
        /** Here is a task. */
        TASK,
        /** This came of a task. */
        DONE,
        /** A task was not performed; the content says why, for people. */
        LOST
    }

    public Frame {
        requireNonNull(type, "type is null");
        requireNonNull(content, "content is null");
        shared = List.copyOf(shared);
    }

    /**
     * A message that asks for no shared bytes.
     *
     * @param type what is asked or answered
     * @param number number of the task or of the shared bytes
     * @param content the bytes
     */
    public Frame(Type type, long number, byte[] content) {
        this(type, number, List.of(), content);
    }

    /**
     * A message without content.
     *
     * @param type what is asked or answered
     * @param number number of the task or of the shared bytes
     */
    public Frame(Type type, long number) {
        this(type, number, List.of(), NOTHING);
    }

    /**
     * Writes this message and flushes.
     *
     * @param out where to write
     * @throws IOException if it cannot be written
     */
    public void write(DataOutputStream out) throws IOException {
        out.writeByte(type.ordinal());
        out.writeLong(number);
        out.writeInt(shared.size());
        for (long one : shared) {
            out.writeLong(one);
        }
        out.writeInt(content.length);
        out.write(content);
        out.flush();
    }

    /**
     * {@return the next message; nothing if the stream ended before it}
     *
     * @param in where to read
     * @throws EOFException if the stream ended within it
     */
    public static Optional<Frame> read(DataInputStream in) throws IOException {
        int type = in.read();
        if (type < 0) {
            return Optional.empty();
        }
        if (type >= Type.values().length) {
            throw new IOException("There is no message of type '" + type + "': the other end speaks another language");
        }
        long number = in.readLong();
        int count = in.readInt();
        List<Long> shared = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shared.add(in.readLong());
        }
        byte[] content = new byte[in.readInt()];
        in.readFully(content);
        return Optional.of(new Frame(Type.values()[type], number, shared, content));
    }
}
