package io.limbeck.plugins.federation;

import io.limbeck.spi.Component;
import io.limbeck.testkit.AvailabilityContract;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class AvailabilityContractTest extends AvailabilityContract {

    @TempDir
    private Path folder;

    @BeforeEach
    void aTraceIsThere() throws IOException {
        Files.writeString(folder.resolve("trace.csv"), "client,round,work,late\n3,2,0.5,0\n4,2,1,3\n");
    }

    @Override
    protected List<Component<?, ?>> components() {
        return new FederationPlugin().components();
    }

    @Override
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.read(
                component.settings(), component.id().name().equals("trace") ? Map.of("file", "trace.csv") : Map.of());
    }

    @Override
    protected FakeContext context(Component<?, ?> component) {
        return new FakeContext().in(folder);
    }
}
