package io.limbeck.server.run;

import io.limbeck.server.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are asked for.
 *
 * @param text part of name or id; empty for all
 * @param state empty for all
 * @param tag empty for all
 * @param sort a column, {@code -} before it for the other direction
 */
record RunQuery(String text, String state, String tag, String sort, int limit, int offset) {

    private static final Map<String, String> SORTS = Map.of(
            "submitted", "submitted",
            "name", "name",
            "state", "state",
            "seed", "seed",
            "seconds", "coalesce(finished, 0) - coalesce(started, 0)");

    static final int MOST = 1000;

    /** Fills in the values of the clause's question marks. */
    String where(List<@Nullable Object> values) {
        List<String> conditions = new ArrayList<>();
        if (!text.isBlank()) {
            String part = "%" + literal(text.toLowerCase(Locale.ROOT)) + "%";
            conditions.add("(lower(name) like ? escape '!' or id like ? escape '!')");
            values.add(part);
            values.add(part);
        }
        if (!state.isBlank()) {
            if (state.equals(RunState.CANCELLING.label())) {
                conditions.add("state = 'running' and wish = 'cancel'");
            } else {
                conditions.add("state = ?");
                values.add(state);
            }
        }
        if (!tag.isBlank()) {
            conditions.add("tags like ? escape '!'");
            values.add("%\"" + literal(tag) + "\"%");
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    String order() {
        boolean down = sort.startsWith("-");
        String column = SORTS.get(down ? sort.substring(1) : sort);
        if (column == null) {
            throw Refusal.of(
                    "query",
                    "The query is wrong",
                    400,
                    "Runs cannot be sorted by '" + sort + "'; sort by one of "
                            + String.join(", ", SORTS.keySet().stream().sorted().toList())
                            + ", '-' before it for descending");
        }
        String direction = down ? " desc" : " asc";
        return column + direction + ", number" + direction;
    }
}
