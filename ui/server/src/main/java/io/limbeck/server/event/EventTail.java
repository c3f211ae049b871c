package io.limbeck.server.event;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a run's event log while somebody else writes it: whole lines only, each once. The {@code n}th line is the event with
 * {@code seq} n.
 */
public final class EventTail {

    private static final int CHUNK = 1 << 20;

    private final Path file;
    private long offset;
    private long seq;

    /** A reader that begins with event {@code seq}. */
    public EventTail(Path file, long seq) {
        this.file = file;
        while (this.seq < seq) {
            int skipped =
                    lines((int) Math.min(Integer.MAX_VALUE, seq - this.seq)).size();
            if (skipped == 0) {
                return;
            }
        }
    }

    /** An event: its number and its line of JSON. */
    public record Line(long seq, String json) {}

    /** {@return the number of the event that is read next} */
    public long next() {
        return seq;
    }

    /** {@return the next events, at most that many and at most a mebibyte of them, none if there are none yet} */
    public List<Line> lines(int most) {
        List<Line> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = read(log, CHUNK);
            int start = 0;
            for (int i = 0; i < bytes.length && lines.size() < most; i++) {
                if (bytes[i] == '\n') {
                    lines.add(new Line(seq++, new String(bytes, start, i - start, StandardCharsets.UTF_8)));
                    start = i + 1;
                }
            }
            offset += start;
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line longer than the chunk is read whole. */
    private byte[] read(RandomAccessFile log, int size) throws IOException {
        int length = (int) Math.min(size, Math.max(0, log.length() - offset));
        byte[] bytes = new byte[length];
        log.seek(offset);
        log.readFully(bytes);
        if (length == size && new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') < 0) {
            return read(log, size * 2);
        }
        return bytes;
    }
}
