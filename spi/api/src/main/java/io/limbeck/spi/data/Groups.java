package io.limbeck.spi.data;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Membership of every row in the groups of one sensitive attribute.
 *
 * @param attribute the attribute's name, {@code sex}; an intersection is joined with {@code ×}
 * @param codes index into {@code names} for each row; -1 where it is unknown
 * @param names the groups
 * @param privileged the group that signed conventions compare with, empty if there is none
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Groups(String attribute, int[] codes, List<String> names, String privileged) {

    public Groups {
        requireNonNull(attribute, "attribute is null");
        requireNonNull(privileged, "privileged is null");
        names = List.copyOf(names);
    }

    /**
     * {@return the membership restricted to these rows, in this order}
     *
     * @param rows places of rows, from 0
     */
    public Groups select(int[] rows) {
        int[] chosen = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = codes[rows[i]];
        }
        return new Groups(attribute, chosen, names, privileged);
    }

    /** {@return how many rows each group has, in the order of {@code names}} */
    public int[] counts() {
        int[] counts = new int[names.size()];
        for (int code : codes) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return counts;
    }
}
