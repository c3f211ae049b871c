package io.limbeck.plugins.text.data;

import io.limbeck.plugins.text.tag.Tag;
import io.limbeck.plugins.text.tag.Tag.Place;
import java.util.ArrayList;
import java.util.List;

/** The classes of tokens: O, then B and I of each type. */
final class Classes {

    private Classes() {}

    static List<String> of(List<String> types) {
        List<String> classes = new ArrayList<>();
        classes.add(Tag.OUTSIDE.toString());
        for (String type : types) {
            classes.add(new Tag(Place.B, type).toString());
            classes.add(new Tag(Place.I, type).toString());
        }
        return List.copyOf(classes);
    }
}
