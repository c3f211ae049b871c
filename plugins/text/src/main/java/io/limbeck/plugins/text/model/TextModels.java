package io.limbeck.plugins.text.model;

import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.util.List;

/** The architectures of this family. */
public final class TextModels {

    private TextModels() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(StudentArchitecture.KIND, "text/linear", TextLinear.Settings.class, TextLinear::new)
                        .ports(TextLinear::ports),
                Component.of(StudentArchitecture.KIND, "text/cnn", TextCnn.Settings.class, TextCnn::new)
                        .ports(TextCnn::ports),
                Component.of(StudentArchitecture.KIND, "text/bilstm", TextBilstm.Settings.class, TextBilstm::new)
                        .ports(TextBilstm::ports),
                Component.of(
                                StudentArchitecture.KIND,
                                "text/transformer",
                                TextTransformer.Settings.class,
                                TextTransformer::new)
                        .ports(TextTransformer::ports));
    }
}
