package ${package};

import io.limbeck.spi.Component;
import io.limbeck.testkit.TeacherSourceContract;
import java.util.List;

/** Holds the component to what every teacher source keeps. */
final class ${type}Test extends TeacherSourceContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ${type}Plugin().components();
    }
}
