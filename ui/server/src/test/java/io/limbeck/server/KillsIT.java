package io.limbeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Kills server and workers at random moments ({@code -Dkills=N}, 20 otherwise; {@code -Dkills.seed=N}), and counts: no run and
 * no event that was told is lost, none is finished twice, none stays at work.
 */
class KillsIT {

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());
    private static final int KILLS_PER_RUN = 4;

    /** Several models, so that there are steps to kill between and within. */
    private static final String EXPERIMENT = Studio.TINY
            .replace("name: tiny", "name: killed")
            .replace("rows: 400", "rows: 3000")
            .replace("epochs: 2", "epochs: 40");

    /** What clients were told of a run. */
    private static final class Told {
        final long seed;
        final List<String> events = new ArrayList<>();

        Told(long seed) {
            this.seed = seed;
        }
    }

    @Test
    void nothingThatWasToldIsLost() throws Exception {
        System.out.println("kills " + KILLS + ", seed " + SEED);
        Path runs = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "killed");
        Random random = new Random(SEED);
        Map<String, Told> told = new LinkedHashMap<>();
        ServerProcess server = ServerProcess.start(runs);
        int ofServer = 0;
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                if (kill % KILLS_PER_RUN == 0) {
                    long seed = 100 + kill % (2 * KILLS_PER_RUN);
                    told.put(server.submit(EXPERIMENT, seed, "key-" + kill), new Told(seed));
                    // The same once more, as a client does that heard no answer.
                    server.submit(EXPERIMENT, seed, "key-" + kill);
                }
                Thread.sleep(random.nextInt(2500));
                listen(server, told);
                if (random.nextBoolean()) {
                    server.kill();
                    ofServer++;
                    server = ServerProcess.start(runs);
                } else {
                    server.killAWorker();
                }
            }
            for (String id : told.keySet()) {
                assertEquals("finished", server.await(id).path("state").asText(), () -> "run " + id);
            }
            listen(server, told);
            assertEquals(told.size(), server.get("/runs").path("total").asInt(), "runs");
            assertEquals(0, server.get("/runs?state=running").path("total").asInt(), "runs at work");
            check(server, told);
        } finally {
            server.kill();
        }
        System.out.printf(
                "%d kills (%d of the server), %d runs: 0 lost, 0 doubled, 0 stuck; %d events%n",
                KILLS,
                ofServer,
                told.size(),
                told.values().stream().mapToInt(one -> one.events.size()).sum());
    }

    /** Remembers all events, and holds those that were told before against what is told now. */
    private static void listen(ServerProcess server, Map<String, Told> told) throws Exception {
        for (Map.Entry<String, Told> one : told.entrySet()) {
            List<String> now = new ArrayList<>();
            server.get("/runs/" + one.getKey() + "/events?limit=100000")
                    .path("events")
                    .forEach(event -> now.add(event.toString()));
            List<String> before = one.getValue().events;
            assertTrue(now.size() >= before.size(), () -> "events of " + one.getKey() + " were lost");
            assertEquals(before, now.subList(0, before.size()), () -> "events of " + one.getKey());
            before.addAll(now.subList(before.size(), now.size()));
        }
    }

    private static void check(ServerProcess server, Map<String, Told> told) throws Exception {
        Map<Long, String> hashes = new LinkedHashMap<>();
        for (Map.Entry<String, Told> one : told.entrySet()) {
            JsonNode run = server.get("/runs/" + one.getKey());
            String hash = run.path("metricsHash").asText();
            assertEquals(hash, hashes.computeIfAbsent(one.getValue().seed, seed -> hash), "hash of one seed");
            assertEquals(
                    1,
                    one.getValue().events.stream()
                            .filter(event -> event.contains("\"run-finished\""))
                            .count(),
                    () -> "how often " + one.getKey() + " was finished");
        }
        assertEquals(
                Math.min(2, told.size()), Set.copyOf(hashes.values()).size(), "different seeds, different figures");
    }
}
