package io.limbeck.plugins.data;

import java.util.List;
import java.util.function.UnaryOperator;

/** How races are grouped. */
enum RaceGroups {
    /** As published. */
    ALL,
    /** Only the two largest groups; rows of others are left out. */
    BLACK_WHITE,
    /** The white and all others, as AIF360 has it. */
    WHITE_OTHER;

    boolean keeps(String race, String black, String white) {
        return this != BLACK_WHITE || race.equals(black) || race.equals(white);
    }

    Attribute attribute(List<String> all, String black, String white) {
        return switch (this) {
            case ALL -> Attribute.of("race", all, white);
            case BLACK_WHITE -> Attribute.of("race", List.of(black, white), white);
            case WHITE_OTHER -> {
                String others = "not " + white;
                UnaryOperator<String> grouping = race -> race.equals(white) ? white : others;
                yield new Attribute("race", "race", grouping, List.of(others, white), white);
            }
        };
    }
}
