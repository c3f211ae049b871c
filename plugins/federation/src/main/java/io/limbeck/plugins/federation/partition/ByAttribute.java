package io.limbeck.plugins.federation.partition;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Natural clients: one for each group of an attribute that the document names as sensitive, such as the hospital a patient
 * was seen in. Rows whose group is unknown are left out.
 */
final class ByAttribute implements Partitioner {

    @Summary("Natural clients: one for each group of a sensitive attribute, such as a hospital")
    record Settings(
            @Summary("The attribute, one of data.sensitive; the first unless given")
            Optional<String> attribute,

            @Summary("Number of clients; that of the groups, and an error if there are more or fewer")
            Optional<Integer> clients) {}

    private final Settings settings;

    ByAttribute(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int[][] partition(Table rows, Split split, RandomSource random) {
        Groups groups = groups(rows);
        List<List<Integer>> parts =
                new ArrayList<>(Assignment.empty(groups.names().size()));
        for (int row = 0; row < rows.rows(); row++) {
            if (groups.codes()[row] >= 0) {
                parts.get(groups.codes()[row]).add(row);
            }
        }
        return Assignment.sorted(parts);
    }

    @Override
    public List<String> names(Table rows, int clients) {
        return groups(rows).names();
    }

    private Groups groups(Table rows) {
        List<String> known = rows.sensitive().stream().map(Groups::attribute).toList();
        String wanted = settings.attribute().orElse(known.isEmpty() ? "" : known.get(0));
        if (!known.contains(wanted)) {
            throw new InvalidInputException(Problem.error(
                    "attribute",
                    "there is no sensitive attribute '" + wanted + "', only " + known,
                    "name the attribute in data.sensitive as well"));
        }
        Groups groups = rows.groups(wanted);
        int count = groups.names().size();
        settings.clients().filter(clients -> clients != count).ifPresent(clients -> {
            throw new InvalidInputException(Problem.error(
                    "clients",
                    "is '" + clients + "', but '" + wanted + "' has " + count + " groups",
                    "leave 'clients' out"));
        });
        return groups;
    }
}
