package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.loader.PluginSettings;
import io.limbeck.quarkus.BuiltPlugins;
import io.limbeck.spi.Problem;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has: its output, {@code --json}, the catalog. */
@Command
abstract class BaseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    final boolean json() {
        return json;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Prints a result: JSON where it was asked for, else text. */
    final void print(JsonNode tree, String text) {
        if (json) {
            out().println(Json.pretty(tree));
        } else {
            out().print(text);
        }
        out().flush();
    }

    /**
     * {@return the catalog of the plugins that the command line was built with and of the directory of plugins}; what is wrong with a plugin is told on
     * standard error
     */
    final Catalog catalog() {
        ArcContainer container = Arc.container();
        Catalog catalog = container == null
                ? CatalogLoader.load(Thread.currentThread().getContextClassLoader(), plugins())
                : container.instance(BuiltPlugins.class).get().catalog(plugins());
        for (Problem problem : catalog.problems()) {
            err().println("limbeck: " + problem.where() + ": " + problem.message() + "\n    " + problem.remedy());
        }
        return catalog;
    }

    static Optional<Path> data() {
        return Optional.ofNullable(System.getenv("LIMBECK_DATA"))
                .filter(value -> !value.isBlank())
                .map(value -> Path.of(value).toAbsolutePath().normalize());
    }

    /** {@return the directory of plugins, if there is one} */
    static Optional<PluginSettings> plugins() {
        return PluginSettings.of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** {@return whether a person watches standard error}; the launcher knows */
    static boolean isTerminal() {
        return Boolean.getBoolean("limbeck.terminal");
    }

    /** {@return whether colours are welcome on standard output} */
    static boolean isColoured() {
        return Boolean.getBoolean("limbeck.colour") && System.getenv("NO_COLOR") == null;
    }
}
