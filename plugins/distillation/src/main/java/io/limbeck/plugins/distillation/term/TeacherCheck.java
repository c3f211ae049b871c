package io.limbeck.plugins.distillation.term;

import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import java.util.List;
import java.util.Optional;

/** First phase of every term that needs a teacher. Complains about what is known, and about nothing else. */
public final class TeacherCheck {

    private TeacherCheck() {}

    public static Ports ports(PortSpecs inputs) {
        Optional<ModelSpec> teacher = inputs.teacher();
        if (teacher.isEmpty()) {
            return Ports.NONE.with(Problem.error(
                    "", "needs a teacher, but the experiment has none", "add a 'teacher' section or remove this term"));
        }
        List<String> known = teacher.get().classes();
        List<String> wanted = inputs.data().map(TableSpec::classes).orElse(List.of());
        if (known.isEmpty() || wanted.isEmpty() || known.equals(wanted)) {
            return Ports.NONE;
        }
        return Ports.NONE.with(known.size() == wanted.size() ? otherNames(known, wanted) : otherCount(known, wanted));
    }

    private static Problem otherCount(List<String> known, List<String> wanted) {
        return Problem.error(
                "",
                "the teacher tells " + known.size() + " classes apart, " + quoted(known) + ", but the data has "
                        + wanted.size() + ", " + quoted(wanted),
                "use a teacher of the data's own classes");
    }

    private static Problem otherNames(List<String> known, List<String> wanted) {
        return Problem.warning(
                "",
                "the teacher names its classes " + quoted(known) + ", but the data names them " + quoted(wanted),
                "make sure that both lists mean the same classes in the same order: logits are compared by position");
    }

    private static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
