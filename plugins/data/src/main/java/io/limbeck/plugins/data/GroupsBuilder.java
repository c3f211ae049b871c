package io.limbeck.plugins.data;

import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the groups of every sensitive attribute, and those of intersections. */
final class GroupsBuilder {

    private static final int GROUPS_AT_MOST = 100;
    private static final String BETWEEN = " \u00d7 ";

    private final RawTable rows;
    private final Layout layout;
    private final List<Problem> problems;

    GroupsBuilder(RawTable rows, Layout layout, List<Problem> problems) {
        this.rows = rows;
        this.layout = layout;
        this.problems = problems;
    }

    List<Groups> build() {
        List<Groups> all = new ArrayList<>();
        for (int i = 0; i < layout.sensitive().size(); i++) {
            String entry = layout.sensitive().get(i);
            String where = "sensitive[" + i + "]";
            List<Groups> parts = SensitiveNames.parts(entry).stream()
                    .map(name -> simple(name, where))
                    .toList();
            Groups groups = parts.size() == 1 ? parts.get(0) : intersection(SensitiveNames.name(entry), parts);
            if (groups.names().size() > GROUPS_AT_MOST) {
                problems.add(Problem.error(
                        where,
                        "'" + entry + "' has '" + groups.names().size() + "' groups",
                        "group its values beforehand, into at most " + GROUPS_AT_MOST));
            }
            all.add(groups);
        }
        return all;
    }

    private Groups simple(String name, String where) {
        Attribute attribute = layout.attributes().getOrDefault(name, Attribute.of(name, List.of(), ""));
        RawColumn column = rows.column(attribute.column())
                .map(
                        name,
                        value -> layout.isMissing(value)
                                ? ""
                                : attribute.grouping().apply(value));
        List<String> present =
                column.present().stream().filter(value -> !value.isEmpty()).toList();
        List<String> names = attribute.groups().isEmpty()
                ? Numbers.sorted(present)
                : attribute.groups().stream().filter(present::contains).toList();
        String privileged = layout.privileged().getOrDefault(name, attribute.privileged());
        if (layout.privileged().containsKey(name) && !names.contains(privileged)) {
            problems.add(Problem.error(
                    "privileged." + name,
                    "there is no group '" + privileged + "'",
                    Suggestion.remedy(privileged, names)));
        }
        if (names.isEmpty()) {
            problems.add(Problem.error(where, "'" + name + "' is missing in every row", "leave it out"));
        }
        return new Groups(name, column.encode(names), names, names.contains(privileged) ? privileged : "");
    }

    /** Only groups that some row is in. Its privileged group is that of those privileged in every attribute. */
    static Groups intersection(String name, List<Groups> parts) {
        int rows = parts.get(0).codes().length;
        long[] keys = new long[rows];
        Map<Long, String> groups = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            long key = 0;
            for (Groups part : parts) {
                int code = part.codes()[row];
                key = key < 0 || code < 0 ? -1 : key * part.names().size() + code;
            }
            keys[row] = key;
            if (key >= 0 && !groups.containsKey(key)) {
                int of = row;
                groups.put(
                        key,
                        String.join(
                                BETWEEN,
                                parts.stream()
                                        .map(part -> part.names().get(part.codes()[of]))
                                        .toList()));
            }
        }
        Map<Long, Integer> index = new TreeMap<>();
        groups.keySet().forEach(key -> index.put(key, index.size()));
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            codes[row] = index.getOrDefault(keys[row], -1);
        }
        List<String> names = List.copyOf(groups.values());
        String privileged =
                String.join(BETWEEN, parts.stream().map(Groups::privileged).toList());
        return new Groups(name, codes, names, names.contains(privileged) ? privileged : "");
    }
}
