package io.limbeck.plugins.federation.round;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of the rounds that were looked at, in order: {@code round} (rounds done), {@code clients} (updates that arrived),
 * {@code objective} (mean over clients, while they trained), {@code bytesDown} and {@code bytesUp} so far, and what {@link
 * Judgement} found.
 *
 * @param rounds one map for each round
 */
record History(List<Map<String, Double>> rounds) {

    private static final String FILE = "federation.bin";

    History() {
        this(new ArrayList<>());
    }

    void add(Map<String, Double> round) {
        rounds.add(round);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(rounds.size());
        for (Map<String, Double> round : rounds) {
            out.writeInt(round.size());
            for (Map.Entry<String, Double> figure : round.entrySet()) {
                out.writeUTF(figure.getKey());
                out.writeDouble(figure.getValue());
            }
        }
    }

    static History read(DataInputStream in) throws IOException {
        History history = new History();
        int rounds = in.readInt();
        for (int i = 0; i < rounds; i++) {
            Map<String, Double> round = new LinkedHashMap<>();
            int figures = in.readInt();
            for (int j = 0; j < figures; j++) {
                round.put(in.readUTF(), in.readDouble());
            }
            history.add(round);
        }
        return history;
    }

    void save(Path folder) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE))))) {
            write(out);
        }
    }

    static History read(Path folder) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(FILE))))) {
            return read(in);
        }
    }

    /** {@return the figures of that name, NaN where a round has none} */
    List<Double> of(String figure) {
        return rounds.stream()
                .map(round -> round.getOrDefault(figure, Double.NaN))
                .toList();
    }

    /** {@return whether some round has that figure} */
    boolean has(String figure) {
        return rounds.stream().anyMatch(round -> round.containsKey(figure));
    }

    /**
     * {@return after how many rounds an accuracy is reached, NaN if it is not}: on the curve of the best accuracy so far,
     * with straight lines between judgements, as McMahan et al. 2017, section 3, count
     */
    double roundsTo(double accuracy) {
        double best = Double.NEGATIVE_INFINITY;
        double at = 0;
        for (Map<String, Double> round : rounds) {
            double now = round.getOrDefault("accuracy", Double.NaN);
            if (now > best) {
                double number = round.getOrDefault("round", Double.NaN);
                if (now >= accuracy) {
                    return best == Double.NEGATIVE_INFINITY
                            ? number
                            : at + (number - at) * (accuracy - best) / (now - best);
                }
                best = now;
                at = number;
            } else if (!Double.isNaN(now)) {
                at = round.getOrDefault("round", at);
            }
        }
        return Double.NaN;
    }
}
