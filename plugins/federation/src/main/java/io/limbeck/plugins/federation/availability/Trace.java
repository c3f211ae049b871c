package io.limbeck.plugins.federation.availability;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.Availability;
import io.limbeck.spi.federation.Round;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened, written down: a CSV file with the columns {@code client,round,work,late}, one line for each client and round
 * (both from 0) that is not simply there. {@code work} is the share of the work in [0, 1], {@code late} the rounds until the
 * update arrives.
 */
final class Trace implements Availability {

    @Summary("Drop-outs, partial work and late updates as a file says")
    record Settings(
            @Summary("CSV file with the columns client, round, work and late, relative to the document") @NotBlank
            String file) {}

    private static final String HEADER = "client,round,work,late";

    private final Map<String, Presence> presences;
    private final String fingerprint;

    Trace(Settings settings, ComponentContext context) {
        Path file = context.baseDirectory().resolve(settings.file());
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            InvalidInputException problem =
                    problem("the file '" + file + "' cannot be read", "check its name, relative to the document");
            problem.initCause(e);
            throw problem;
        }
        this.presences = read(lines);
        this.fingerprint = presences.toString();
    }

    private static Map<String, Presence> read(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw problem(
                    "the first line is '" + (lines.isEmpty() ? "" : lines.get(0)) + "'", "begin with '" + HEADER + "'");
        }
        Map<String, Presence> presences = new LinkedHashMap<>();
        for (int number = 2; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty()) {
                String[] cells = line.split(",", -1);
                try {
                    String key = key(Integer.parseInt(cells[0].strip()), Integer.parseInt(cells[1].strip()));
                    Presence presence =
                            new Presence(Double.parseDouble(cells[2].strip()), Integer.parseInt(cells[3].strip()));
                    if (presences.put(key, presence) != null) {
                        throw new IllegalArgumentException("the client and round are there twice");
                    }
                } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                    InvalidInputException problem = problem(
                            "line " + number + " is '" + line + "': " + e.getMessage(),
                            "write four numbers such as '3,0,0.5,0': client and round from 0, work in [0, 1], rounds late");
                    problem.initCause(e);
                    throw problem;
                }
            }
        }
        return presences;
    }

    private static String key(int client, int round) {
        return client + "@" + round;
    }

    private static InvalidInputException problem(String message, String remedy) {
        return new InvalidInputException(Problem.error("file", message, remedy));
    }

    @Override
    public Presence presence(int client, Round round) {
        return presences.getOrDefault(key(client, round.number()), Presence.WHOLE);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
