package io.limbeck.plugins.fairness.loss;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import java.util.Collection;
import java.util.Optional;

/** What every gap can be told. */
@Summary("Which groups are compared, and how more than two become one figure")
record GapSettings(
        @Summary(
                "Sensitive attribute whose groups are compared; the first declared unless given, an intersection as sex*race")
        Optional<String> attribute,

        @Summary("How the rates of several groups become one gap") @Default("max-min")
        Aggregate aggregate,

        @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
        boolean weighted) {

    /** {@return the name of the attribute among those declared, empty if it is not one of them} */
    Optional<String> attributeAmong(Collection<String> declared) {
        return attribute
                .map(name -> name.replaceAll("\\s*\\*\\s*", "×"))
                .or(() -> declared.stream().findFirst())
                .filter(declared::contains);
    }
}
