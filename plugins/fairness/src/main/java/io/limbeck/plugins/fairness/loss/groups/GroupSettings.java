package io.limbeck.plugins.fairness.loss.groups;

import java.util.Collection;
import java.util.Optional;

/** Settings of a term that compares the groups of one sensitive attribute. */
public interface GroupSettings {

    /** The summary of {@link #attribute}. */
    String ATTRIBUTE =
            "Sensitive attribute whose groups are compared; the first declared unless given, an intersection as sex*race";

    /** The summary of a setting that says whether rows count by their weight. */
    String WEIGHTED = "Whether rows count by their weight; otherwise each counts alike";

    /** {@return the attribute as the document writes it, if it names one} */
    Optional<String> attribute();

    /** {@return the name of the attribute among those declared, empty if it is not one of them} */
    default Optional<String> attributeAmong(Collection<String> declared) {
        return attribute()
                .map(name -> name.replaceAll("\\s*\\*\\s*", "×"))
                .or(() -> declared.stream().findFirst())
                .filter(declared::contains);
    }

    /**
     * {@return the name of the attribute among those declared}
     *
     * @throws IllegalStateException if it is not one of them; the first phase has refused that
     */
    default String requireAttribute(Collection<String> declared) {
        return attributeAmong(declared)
                .orElseThrow(() -> new IllegalStateException(
                        "There is no sensitive attribute '" + attribute().orElse("") + "' among " + declared));
    }
}
