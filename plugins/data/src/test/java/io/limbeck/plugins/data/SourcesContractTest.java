package io.limbeck.plugins.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.spi.Component;
import io.limbeck.testkit.DatasetSourceContract;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SourcesContractTest extends DatasetSourceContract {

    @TempDir
    private Path folder;

    @Override
    protected List<Component<?, ?>> components() {
        return new DataPlugin().components();
    }

    @BeforeEach
    void aFileIsThere() throws IOException {
        Files.writeString(
                folder.resolve("rows.csv"), "age,job,sex,paid\n31,craft,f,yes\n45,office,m,no\n28,craft,m,yes\n");
    }

    @Override
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.read(
                component.settings(),
                component.id().name().equals("csv")
                        ? Map.of("path", "rows.csv", "label", "paid", "sensitive", "[sex]", "favourable", "yes")
                        : Map.of());
    }

    @Override
    protected FakeContext context(Component<?, ?> component) {
        String root = System.getenv("LIMBECK_DATA");
        boolean made = component.id().name().matches("csv|simulated.*|synthetic.*");
        assumeTrue(made || root != null, "LIMBECK_DATA is not set: published data sets are not read");
        return made ? new FakeContext().in(folder) : new FakeContext().withData(Path.of(root));
    }
}
