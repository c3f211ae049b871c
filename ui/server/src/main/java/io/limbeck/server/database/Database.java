package io.limbeck.server.database;

import io.agroal.api.AgroalDataSource;
import io.limbeck.server.config.ServerConfig;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** The database that is configured. What a transaction wrote is on disk when it returns. */
@ApplicationScoped
public class Database {

    private final javax.sql.DataSource source;
    private final Flyway migrations;

    @Inject
    Database(
            ServerConfig config,
            Instance<AgroalDataSource> sqlite,
            @DataSource("postgresql") Instance<AgroalDataSource> postgresql,
            Instance<Flyway> ofSqlite,
            @FlywayDataSource("postgresql") Instance<Flyway> ofPostgresql) {
        boolean server = config.postgresql().active();
        source = server ? postgresql.get() : sqlite.get();
        migrations = server ? ofPostgresql.get() : ofSqlite.get();
    }

    /** Work with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T with(Sql sql) throws SQLException;
    }

    /** Brings the tables up to date. */
    public void migrate() {
        migrations.migrate();
    }

    /** Reads, each statement by itself. */
    public <T> T read(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(new Sql(connection));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Writes all or nothing. */
    public <T> T write(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(new Sql(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
