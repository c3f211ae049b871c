package io.limbeck.plugins.federation.round;

import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.ServerState;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a federation stands, on disk. Written between rounds, so seldom that writing takes a twentieth of the time at most;
 * a new file replaces the old one as a whole.
 */
final class StandingFile {

    private static final String FILE = "federation.standing";
    private static final int VERSION = 1;
    private static final int SHARE = 20;

    private final Path file;
    private long written = System.nanoTime();
    private long took;

    StandingFile(Path folder) {
        this.file = folder.resolve(FILE);
    }

    void writeIfDue(Standing standing) {
        long now = System.nanoTime();
        if (now - written >= SHARE * took) {
            write(standing);
            written = System.nanoTime();
            took = written - now;
        }
    }

    private void write(Standing standing) {
        Path next = file.resolveSibling(FILE + ".next");
        try {
            Files.createDirectories(file.getParent());
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(next)))) {
                out.writeInt(VERSION);
                out.writeInt(standing.round);
                write(out, standing.server.weights());
                write(out, standing.server.memory());
                out.writeInt(standing.filters.size());
                for (Map<String, double[]> memory : standing.filters) {
                    write(out, memory);
                }
                out.writeInt(standing.clients.size());
                for (Map.Entry<Integer, double[]> one : standing.clients.entrySet()) {
                    out.writeInt(one.getKey());
                    write(out, one.getValue());
                }
                out.writeInt(standing.past.size());
                for (double[] weights : standing.past) {
                    write(out, weights);
                }
                out.writeInt(standing.late.size());
                for (Standing.Late late : standing.late) {
                    out.writeInt(late.arrives());
                    write(out, late.update());
                }
                standing.history.write(out);
                out.writeLong(standing.ledger.down);
                out.writeLong(standing.ledger.up);
                out.writeBoolean(standing.best.isPresent());
                if (standing.best.isPresent()) {
                    write(out, standing.best.get());
                }
                out.writeDouble(standing.bestFigure);
                out.writeInt(standing.sinceBest);
                out.writeBoolean(standing.stopped);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The standing of the federation could not be written to " + file, e);
        }
    }

    /** {@return what was written}, empty if nothing was, or not by this version */
    Optional<Standing> read(int filters) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != VERSION) {
                return Optional.empty();
            }
            int round = in.readInt();
            ServerState server = new ServerState(vector(in), memory(in));
            Map<Integer, Map<String, double[]>> remembered = new LinkedHashMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                remembered.put(i, memory(in));
            }
            Map<Integer, double[]> clients = new LinkedHashMap<>();
            count = in.readInt();
            for (int i = 0; i < count; i++) {
                clients.put(in.readInt(), vector(in));
            }
            List<double[]> past = new ArrayList<>();
            count = in.readInt();
            for (int i = 0; i < count; i++) {
                past.add(vector(in));
            }
            Map<Integer, Standing.Late> late = new LinkedHashMap<>();
            count = in.readInt();
            for (int i = 0; i < count; i++) {
                late.put(i, new Standing.Late(in.readInt(), update(in)));
            }
            Standing standing = new Standing(server, filters, History.read(in));
            standing.round = round;
            remembered.forEach(standing.filters::set);
            standing.clients.putAll(clients);
            standing.late.addAll(late.values());
            standing.past.addAll(past);
            standing.ledger.down = in.readLong();
            standing.ledger.up = in.readLong();
            standing.best = in.readBoolean() ? Optional.of(vector(in)) : Optional.empty();
            standing.bestFigure = in.readDouble();
            standing.sinceBest = in.readInt();
            standing.stopped = in.readBoolean();
            return Optional.of(standing);
        } catch (IOException e) {
            throw new UncheckedIOException("The standing of the federation could not be read from " + file, e);
        }
    }

    private static void write(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] vector(DataInputStream in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static void write(DataOutputStream out, Map<String, double[]> memory) throws IOException {
        out.writeInt(memory.size());
        for (Map.Entry<String, double[]> one : memory.entrySet()) {
            out.writeUTF(one.getKey());
            write(out, one.getValue());
        }
    }

    private static Map<String, double[]> memory(DataInputStream in) throws IOException {
        Map<String, double[]> memory = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            memory.put(in.readUTF(), vector(in));
        }
        return memory;
    }

    private static void write(DataOutputStream out, ClientUpdate update) throws IOException {
        out.writeInt(update.client());
        out.writeLong(update.rows());
        out.writeLong(update.steps());
        write(out, update.change());
        write(out, update.memoryChange());
        out.writeDouble(update.loss());
        out.writeInt(update.staleness());
    }

    private static ClientUpdate update(DataInputStream in) throws IOException {
        return new ClientUpdate(
                in.readInt(), in.readLong(), in.readLong(), vector(in), vector(in), in.readDouble(), in.readInt());
    }
}
