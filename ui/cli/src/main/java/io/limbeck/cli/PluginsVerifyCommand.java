package io.limbeck.cli;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.experiment.Defaults;
import io.limbeck.spi.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code limbeck plugins verify JAR}. */
@Command(
        name = "verify",
        description = "Checks a plugin's jar without installing it; exit code 3 if something is wrong.")
class PluginsVerifyCommand extends BaseCommand {

    @Parameters(paramLabel = "JAR", description = "The plugin's jar, or the folder of its jars.")
    private Path jar;

    @Override
    public Integer call() {
        Catalog catalog = CatalogLoader.check(jar, Thread.currentThread().getContextClassLoader());
        List<Problem> problems = new ArrayList<>(catalog.problems());
        catalog.entries().forEach(entry -> problems.addAll(Defaults.problems(entry.component())));
        int components = catalog.entries().size();
        print(
                Failures.json(problems).put("components", components).put("ok", problems.isEmpty()),
                problems.isEmpty()
                        ? jar + ": ok, " + Columns.counted(components, "component") + "\n"
                        : Failures.text(jar.toString(), problems));
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.PLUGIN_WRONG;
    }
}
