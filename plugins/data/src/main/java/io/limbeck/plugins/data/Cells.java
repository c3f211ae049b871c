package io.limbeck.plugins.data;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which cell a row is in: its class, its group, or both. Rows of unknown group are in none.
 *
 * @param codes cell of each row, -1 for none
 * @param names the cells, as a message would call them
 */
record Cells(int[] codes, List<String> names) {

    /** What makes a cell. */
    enum Balance {
        LABEL,
        GROUP,
        LABEL_AND_GROUP
    }

    static Cells of(Table rows, Balance balance, Optional<String> attribute) {
        if (balance == Balance.LABEL) {
            return new Cells(
                    rows.labels(),
                    rows.classes().stream().map(name -> "class '" + name + "'").toList());
        }
        Groups groups = groups(rows, attribute);
        if (balance == Balance.GROUP) {
            return new Cells(
                    groups.codes(),
                    groups.names().stream().map(name -> called(groups, name)).toList());
        }
        int[] codes = new int[rows.rows()];
        for (int row = 0; row < codes.length; row++) {
            int group = groups.codes()[row];
            codes[row] = group < 0 ? -1 : rows.labels()[row] * groups.names().size() + group;
        }
        List<String> names = new ArrayList<>();
        for (String label : rows.classes()) {
            groups.names().forEach(name -> names.add("class '" + label + "', " + called(groups, name)));
        }
        return new Cells(codes, names);
    }

    private static String called(Groups groups, String name) {
        return "group '" + name + "' of '" + groups.attribute() + "'";
    }

    /**
     * {@return the groups of the attribute, of the first one if none is named}
     *
     * @throws InvalidInputException if there are none
     */
    static Groups groups(Table rows, Optional<String> attribute) {
        List<String> known = rows.sensitive().stream().map(Groups::attribute).toList();
        problem(known, attribute).ifPresent(problem -> {
            throw new InvalidInputException(problem);
        });
        String name = attribute.map(SensitiveNames::name).orElseGet(() -> known.get(0));
        return rows.groups(name);
    }

    /** {@return whether groups are had for the attribute, as far as is known of the data} */
    static Ports ports(PortSpecs inputs, Optional<String> attribute) {
        Optional<TableSpec> data = inputs.data();
        return data.flatMap(spec -> problem(List.copyOf(spec.sensitive().keySet()), attribute))
                .map(Ports.NONE::with)
                .orElse(Ports.NONE);
    }

    private static Optional<Problem> problem(List<String> known, Optional<String> attribute) {
        if (known.isEmpty()) {
            return Optional.of(Problem.error(
                    "", "needs groups, but the data has no sensitive attribute", "name one in data.sensitive"));
        }
        return attribute
                .map(SensitiveNames::name)
                .filter(name -> !known.contains(name))
                .map(name -> Problem.error(
                        "attribute", "there is no sensitive attribute '" + name + "'", Suggestion.remedy(name, known)));
    }

    /** {@return the rows of each cell, in order} */
    List<int[]> rows() {
        int[] counts = counts();
        List<int[]> rows = new ArrayList<>();
        for (int count : counts) {
            rows.add(new int[count]);
        }
        int[] next = new int[counts.length];
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] >= 0) {
                rows.get(codes[row])[next[codes[row]]++] = row;
            }
        }
        return rows;
    }

    int[] counts() {
        int[] counts = new int[names.size()];
        IntStream.of(codes).filter(code -> code >= 0).forEach(code -> counts[code]++);
        return counts;
    }
}
