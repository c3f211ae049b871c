package io.limbeck.plugins.text.entity;

import io.limbeck.spi.Component;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.metric.Metric;
import java.util.List;

/** What judges entities. */
public final class TextEntities {

    private TextEntities() {}

    /** {@return all of it} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(Metric.KIND, "text/entity-f1", EntityF1.Settings.class, EntityF1::new)
                        .ports(EntityF1::ports),
                Component.of(Explainer.KIND, "text/entity-report", EntityReport.Settings.class, EntityReport::new)
                        .ports(EntityReport::ports));
    }
}
