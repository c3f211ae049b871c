package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.spi.data.Groups;
import java.util.List;
import java.util.Optional;

/** The groups as a convention sees them. */
final class Sides {

    private Sides() {}

    /** {@return whether the convention puts several groups together as the unprivileged} */
    static boolean pools(Groups groups, Convention convention) {
        return convention.signed() && groups.names().size() > 2;
    }

    /**
     * {@return the groups}: as they are for unsigned conventions; for signed ones two, the unprivileged and the
     * privileged; empty if a signed convention finds no privileged group
     */
    static Optional<Groups> of(Groups groups, Convention convention) {
        if (!convention.signed()) {
            return Optional.of(groups);
        }
        int privileged = groups.names().indexOf(groups.privileged());
        if (privileged < 0) {
            return Optional.empty();
        }
        int[] codes = new int[groups.codes().length];
        for (int row = 0; row < codes.length; row++) {
            int code = groups.codes()[row];
            codes[row] = code < 0 ? -1 : code == privileged ? 1 : 0;
        }
        String others =
                groups.names().size() == 2 ? groups.names().get(1 - privileged) : "all but " + groups.privileged();
        return Optional.of(
                new Groups(groups.attribute(), codes, List.of(others, groups.privileged()), groups.privileged()));
    }
}
