package io.limbeck.plugins.fairness.postprocess;

import io.limbeck.spi.Component;
import io.limbeck.spi.Port;
import io.limbeck.spi.model.TeacherSource;
import java.util.List;

/** The fairness family's post-processing, for its plugin to list. */
public final class Postprocessors {

    static final String MODEL = "model";

    private Postprocessors() {}

    /** {@return the components, in the order in which they should be listed} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                TeacherSource.KIND,
                                "fairness/group-thresholds",
                                GroupThresholdsSource.Settings.class,
                                GroupThresholdsSource::new)
                        .inputs(Port.one(MODEL, TeacherSource.KIND, "The model whose scores are decided upon"))
                        .ports(GroupThresholdsSource::ports),
                Component.of(
                                TeacherSource.KIND,
                                "fairness/reject-option",
                                RejectOptionSource.Settings.class,
                                RejectOptionSource::new)
                        .inputs(Port.one(MODEL, TeacherSource.KIND, "The model whose uncertain rows are decided anew"))
                        .ports(RejectOptionSource::ports));
    }
}
