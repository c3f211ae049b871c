package io.limbeck.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the server; each is also an environment variable, {@code limbeck.runs} being {@code LIMBECK_RUNS}. Those of
 * plugins are the extension's, {@link io.limbeck.quarkus.LimbeckConfig}.
 */
@ConfigMapping(prefix = "limbeck")
public interface ServerConfig {

    /** Folder of the runs; the command line's {@code --runs}. */
    @WithDefault("runs")
    Path runs();

    /** Folder of what the server keeps for itself: its database, the logs of its workers. */
    @WithDefault("${limbeck.runs}/.studio")
    Path state();

    /** Folder of the raw data sets. */
    Optional<Path> data();

    /** Folder in which relative paths of submitted documents start; the one the server was started in by default. */
    Optional<Path> base();

    /** Folder of examples in place of those that come with the server. */
    Optional<Path> examples();

    /** Folder of Spark's jars and driver; the launcher says where it built them. */
    Optional<String> spark();

    /** Whether people are asked who they are. */
    @WithDefault("none")
    Authentication authentication();

    /** A token that is an administrator's, to begin with. */
    Optional<String> adminToken();

    /** The OpenID provider whose tokens are taken. */
    Oidc oidc();

    /** Who does the work of runs, as the command line's {@code --execution} has it; their own processes by default. */
    Optional<String> execution();

    /** Settings of the queue. */
    Queue queue();

    /** Settings of worker processes. */
    Worker worker();

    /** PostgreSQL in place of SQLite. */
    Postgresql postgresql();

    /** Limits on what is handed in. */
    Limits limits();

    /** What documents may ask elsewhere. */
    Remote remote();

    /** An MLflow server that is told of runs. */
    Mlflow mlflow();

    /** How people say who they are. */
    enum Authentication {
        /** Not at all: for one person on one machine. */
        NONE,
        /** By a token of the API. */
        TOKEN,
        /** By a token of an OpenID provider, or of the API. */
        OIDC
    }

    /** An OpenID provider. */
    interface Oidc {
        /** Its name, as its tokens have it in {@code iss}: {@code https://id.example.org/realms/lab}. */
        Optional<String> issuer();

        /** What its tokens must have in {@code aud}, one of these: they are for this server and no other. */
        Optional<List<String>> audience();

        /** Address or file of its public keys (a JWK set); by default what the provider says of itself. */
        Optional<String> keys();

        /** The claim that holds somebody's roles: its name, or a path with dots, {@code realm_access.roles}. */
        @WithDefault("groups")
        String roles();

        /** What viewers have in that claim. */
        @WithDefault("viewer")
        String viewer();

        /** What authors have in that claim. */
        @WithDefault("author")
        String author();

        /** What administrators have in that claim. */
        @WithDefault("admin")
        String admin();
    }

    /** The queue of runs. */
    interface Queue {
        /** Most runs that may wait; further ones are refused with 429. */
        @WithDefault("1000")
        @Positive
        int most();

        /** How long a server may be silent before its runs are given to others. */
        @WithDefault("15S")
        Duration lease();
    }

    /** Worker processes. */
    interface Worker {
        /** Runs at a time. */
        @WithDefault("1")
        @Min(1)
        @Max(256)
        int count();

        /** Options of a worker's JVM, separated by spaces. */
        @WithDefault("-XX:+UseSerialGC -Xshare:auto")
        String options();

        /** How often in a row a worker may die, without finishing a step in between, before its run counts as failed. */
        @WithDefault("3")
        @Min(1)
        int crashes();

        /** How long a worker that is asked to stop has for its checkpoint before it is killed. */
        @WithDefault("20S")
        Duration grace();

        /** Class path of the workers; the server's own by default. */
        Optional<String> classPath();
    }

    /** The database server. */
    interface Postgresql {
        /** Whether it is used. */
        @WithDefault("false")
        boolean active();

        /** {@code jdbc:postgresql://host/database}. */
        @WithDefault("jdbc:postgresql://localhost/limbeck")
        String url();

        /** Who it is used as. */
        @WithDefault("limbeck")
        String username();

        /** Their password. */
        Optional<String> password();
    }

    /** Other hosts. */
    interface Remote {
        /** Hosts that documents may name; on a server without authentication all. */
        Optional<List<String>> hosts();
    }

    /** MLflow. */
    interface Mlflow {
        /** Its address, {@code http://localhost:5000}; without it nobody is told. */
        Optional<String> url();

        /** A token to send there. */
        Optional<String> token();

        /** The experiment there that takes the runs. */
        @WithDefault("limbeck")
        String experiment();

        /** Earlier runs are not told. */
        @WithDefault("1970-01-01T00:00:00Z")
        String since();
    }

    /** Limits. */
    interface Limits {
        /** Most nodes of one document. */
        @WithDefault("5000")
        @Positive
        int nodes();

        /** Most nodes of all variants of a document together: what one check or plan may cost. */
        @WithDefault("200000")
        @Positive
        int nodesOfAllVariants();

        /** Most characters of an experiment's layout. */
        @WithDefault("262144")
        @Positive
        int layout();
    }
}
