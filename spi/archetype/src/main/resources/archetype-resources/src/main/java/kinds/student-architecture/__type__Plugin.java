package ${package};

import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.util.List;

/** What this jar contributes. */
public final class ${type}Plugin implements Plugin {

    @Override
    public List<Component<?, ?>> components() {
        return List.of(Component.of(StudentArchitecture.KIND, "my/${artifactId}", ${type}.Settings.class, ${type}::new)
                .ports(${type}::ports));
    }
}
