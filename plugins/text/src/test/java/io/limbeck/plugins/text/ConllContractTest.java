package io.limbeck.plugins.text;

import io.limbeck.spi.Component;
import io.limbeck.testkit.DatasetSourceContract;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class ConllContractTest extends DatasetSourceContract {

    @TempDir
    private Path folder;

    @Override
    protected List<Component<?, ?>> components() {
        return new TextPlugin().components();
    }

    @BeforeEach
    void aFileIsThere() throws IOException {
        Files.writeString(
                folder.resolve("train.txt"),
                "Anna B-PER\nLevi I-PER\nsings O\n\nIn O\nOslo B-LOC\n\nThe O\nUN B-ORG\nmet O\n");
    }

    @Override
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.read(component.settings(), Map.of("train", "train.txt"));
    }

    @Override
    protected FakeContext context(Component<?, ?> component) {
        return new FakeContext().in(folder);
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(new OptOut<>(
                "text/conll",
                Behavior.SHOWS_WHAT_IT_DECLARES,
                "an entity may be one token long, and has an inner tag still"));
    }
}
