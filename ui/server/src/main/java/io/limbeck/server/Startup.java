package io.limbeck.server;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.run.Backends;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.config.Slips;
import io.limbeck.server.database.Database;
import io.limbeck.server.queue.Supervisor;
import io.limbeck.server.run.Importer;
import io.limbeck.server.track.MlflowExport;
import io.limbeck.spi.InvalidInputException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings the server up in order, and down again. */
@ApplicationScoped
class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class);
    private static final int SECONDS_BETWEEN_LOOKS = 3;

    private final ServerConfig config;
    private final Database database;
    private final Supervisor supervisor;
    private final Importer importer;
    private final MlflowExport mlflow;
    private final Catalog catalog;
    private final String host;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "importer");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable FileChannel claim;

    Startup(
            ServerConfig config,
            Database database,
            Supervisor supervisor,
            Importer importer,
            MlflowExport mlflow,
            Catalog catalog,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.config = config;
        this.database = database;
        this.supervisor = supervisor;
        this.importer = importer;
        this.mlflow = mlflow;
        this.catalog = catalog;
        this.host = host;
    }

    void start(@Observes StartupEvent event) throws IOException {
        Slips.in(System.getenv().keySet()).forEach(LOG::warn);
        requireSafety();
        config.execution().ifPresent(this::requireExecution);
        Files.createDirectories(config.runs());
        Files.createDirectories(config.state());
        boolean alone = !config.postgresql().active();
        if (alone) {
            claim = claimed();
        }
        database.migrate();
        importer.look();
        supervisor.start(alone);
        clock.scheduleWithFixedDelay(this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    /** Whoever started it at a terminal wants to know where to look. */
    void tell(@ObservesAsync HttpServerStart event) {
        String shown = host.equals("0.0.0.0") || host.contains(":") ? "localhost" : host;
        LOG.infof("The studio is at http://%s:%d/", shown, event.options().getPort());
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException, IOException {
        clock.shutdownNow();
        supervisor.stop();
        if (claim != null) {
            claim.close();
        }
    }

    private void look() {
        try {
            importer.look();
            mlflow.look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The folder of runs could not be looked at; trying again", e);
        }
    }

    /** Who cannot do the work of runs is refused at the start, not with the first run. */
    private void requireExecution(String who) {
        try {
            Backends.of(who, catalog);
        } catch (InvalidInputException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }

    /** Whoever can be reached by others asks who they are. */
    private void requireSafety() throws UnknownHostException {
        if (config.authentication() == ServerConfig.Authentication.NONE
                && !InetAddress.getByName(host).isLoopbackAddress()) {
            throw new ConfigurationException("The server would listen on '" + host
                    + "', where others can reach it, without asking who they are. Set LIMBECK_AUTHENTICATION=token and"
                    + " LIMBECK_ADMIN_TOKEN, or LIMBECK_AUTHENTICATION=oidc, or listen on 127.0.0.1");
        }
        if (config.authentication() == ServerConfig.Authentication.OIDC
                && (config.oidc().issuer().isEmpty() || config.oidc().audience().isEmpty())) {
            throw new ConfigurationException("LIMBECK_AUTHENTICATION=oidc needs LIMBECK_OIDC_ISSUER, whose tokens are"
                    + " taken, and LIMBECK_OIDC_AUDIENCE: without it tokens that were made for others would open this"
                    + " server");
        }
        if (config.authentication() != ServerConfig.Authentication.NONE
                && config.adminToken().map(String::length).orElse(32) < 32) {
            throw new ConfigurationException("LIMBECK_ADMIN_TOKEN has fewer than 32 characters, and could be guessed."
                    + " 'openssl rand -hex 32' makes one");
        }
    }

    /** With SQLite there is one server: its database is a file. */
    private FileChannel claimed() throws IOException {
        FileChannel channel = FileChannel.open(
                config.state().resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new ConfigurationException("Another server works in '" + config.state()
                    + "'. Stop it, choose another folder with --runs, or use PostgreSQL for several servers");
        }
        return channel;
    }
}
