package io.limbeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same with PostgreSQL: a real server, which the test starts. */
@QuarkusTest
@TestProfile(PostgresqlTest.OnPostgresql.class)
@QuarkusTestResource(value = OwnFolder.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PostgresqlTest.Server.class, restrictToAnnotatedClass = true)
class PostgresqlTest extends ExperimentsTest {

    /** An application of its own. */
    public static class OnPostgresql implements QuarkusTestProfile {}

    /** The database server. */
    public static class Server implements QuarkusTestResourceLifecycleManager {

        private EmbeddedPostgres postgres;

        @Override
        public Map<String, String> start() {
            try {
                postgres = EmbeddedPostgres.builder().start();
                return Map.of(
                        "limbeck.postgresql.active", "true",
                        "limbeck.postgresql.url", postgres.getJdbcUrl("postgres", "postgres"),
                        "limbeck.postgresql.username", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aRunGoesFromDocumentToReport() {
        String id = Studio.submit(Studio.TINY, 1);
        assertEquals("finished", Studio.await(id).getString("state"));
    }
}
