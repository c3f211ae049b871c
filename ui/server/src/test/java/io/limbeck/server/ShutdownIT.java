package io.limbeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packaged server is asked to end, as an init system asks it, while a model trains. */
class ShutdownIT {

    /** Many short epochs, so that there is a training to stop at almost any moment. */
    private static final String LONG = Studio.TINY
            .replace("name: tiny", "name: long")
            .replace("rows: 400", "rows: 3000")
            .replace("epochs: 2", "epochs: 400");

    private static Path folder(String name) throws IOException {
        return Files.createTempDirectory(Path.of("target").toAbsolutePath(), name);
    }

    private static List<String> events(Path runs, String id) throws IOException {
        return Files.readAllLines(runs.resolve(id).resolve("events.jsonl"));
    }

    private static void awaitTraining(ServerProcess server, String id) throws Exception {
        while (server.get("/runs/" + id + "/events")
                        .path("events")
                        .findValues("done")
                        .size()
                < 5) {
            assertEquals("", server.get("/runs/" + id).path("failure").asText());
            Thread.sleep(50);
        }
    }

    private static List<Path> checkpoints(Path runs, String id) throws IOException {
        try (Stream<Path> files = Files.walk(runs.resolve(id).resolve("checkpoints"))) {
            return files.filter(file -> file.endsWith("training.ckpt")).toList();
        }
    }

    @Test
    void asksItsWorkersForACheckpointAndGoesOnFromIt() throws Exception {
        Path whole = folder("whole");
        ServerProcess one = ServerProcess.start(whole);
        String hash;
        try {
            hash = one.await(one.submit(LONG, 5, "whole")).path("metricsHash").asText();
        } finally {
            one.kill();
        }

        Path runs = folder("stopped");
        ServerProcess first = ServerProcess.start(runs);
        String id;
        Instant asked;
        try {
            id = first.submit(LONG, 5, "stopped");
            awaitTraining(first, id);
        } finally {
            asked = Instant.now();
            first.stop();
        }
        List<String> told = events(runs, id);
        assertTrue(told.get(told.size() - 1).contains("\"run-stopped\""), told.get(told.size() - 1));
        List<Path> written = checkpoints(runs, id);
        assertEquals(1, written.size(), written.toString());
        assertTrue(!Files.getLastModifiedTime(written.get(0)).toInstant().isBefore(asked.minusMillis(10)), "too old");

        ServerProcess second = ServerProcess.start(runs);
        try {
            JsonNode run = second.await(id);
            assertEquals("finished", run.path("state").asText());
            assertEquals(hash, run.path("metricsHash").asText());
        } finally {
            second.stop();
        }
        assertEquals(told, events(runs, id).subList(0, told.size()));
    }

    @Test
    void whatIsCancelledIsResumedWhereItWas() throws Exception {
        Path runs = folder("cancelled");
        ServerProcess server = ServerProcess.start(runs);
        try {
            String id = server.submit(LONG, 6, "cancelled");
            awaitTraining(server, id);
            server.post("/runs/" + id + "/cancel");
            assertEquals("cancelled", server.await(id).path("state").asText());
            List<String> told = events(runs, id);
            assertTrue(told.get(told.size() - 1).contains("\"run-stopped\""), told.get(told.size() - 1));
            assertEquals(1, checkpoints(runs, id).size());
            server.post("/runs/" + id + "/resume");
            assertEquals("finished", server.await(id).path("state").asText());
        } finally {
            server.stop();
        }
    }
}
