package io.limbeck.plugins.text.data;

import io.limbeck.spi.Component;
import io.limbeck.spi.data.DatasetSource;
import java.util.List;

/** The data sets of this family. */
public final class TextData {

    private TextData() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(Component.of(DatasetSource.KIND, "text/conll", ConllSettings.class, ConllSource::new)
                .ports(ConllSettings::ports));
    }
}
