package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.Variant;
import io.limbeck.engine.plan.BoundVariant;
import io.limbeck.spi.Problem;
import java.util.List;

/**
 * A submission that can be planned.
 *
 * @param document the document with overrides applied, nested
 * @param written the variants as written, in order
 * @param variants the same variants bound, with twins
 * @param warnings problems that stop nothing
 */
public record Checked(ObjectNode document, List<Variant> written, List<BoundVariant> variants, List<Problem> warnings) {

    public Checked {
        written = List.copyOf(written);
        variants = List.copyOf(variants);
        warnings = List.copyOf(warnings);
    }

    /** {@return the experiment's name} */
    public String name() {
        return variants.get(0).experiment().name();
    }
}
