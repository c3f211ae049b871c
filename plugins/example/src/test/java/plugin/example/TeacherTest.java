package plugin.example;

import io.limbeck.spi.Component;
import io.limbeck.testkit.TeacherSourceContract;
import java.util.List;

/** Holds the teacher to what every source of models keeps: finite logits, rows alone, saved and brought back. */
final class TeacherTest extends TeacherSourceContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ExamplePlugin().components();
    }
}
