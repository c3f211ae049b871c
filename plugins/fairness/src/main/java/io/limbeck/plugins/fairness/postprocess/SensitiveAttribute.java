package io.limbeck.plugins.fairness.postprocess;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The attribute by whose groups a model's scores are decided upon; the first declared unless it is named. */
record SensitiveAttribute(Optional<String> wanted) {

    /** {@return the attribute's name as the data has it} */
    String in(Table rows) {
        List<String> declared = rows.sensitive().stream().map(Groups::attribute).toList();
        return among(declared).orElseThrow(() -> new InvalidInputException(problem(declared)));
    }

    Optional<String> among(Collection<String> declared) {
        return wanted.map(name -> name.replaceAll("\\s*\\*\\s*", "×"))
                .or(() -> declared.stream().findFirst())
                .filter(declared::contains);
    }

    private Problem problem(Collection<String> declared) {
        return declared.isEmpty()
                ? Problem.error(
                        "",
                        "needs a sensitive attribute, but the data declares none",
                        "name one in the data section, such as 'sensitive: [sex]'")
                : Problem.error(
                        "attribute",
                        "there is no sensitive attribute '" + wanted.orElse("") + "'",
                        "name one of '" + String.join("', '", declared)
                                + "', or add it to 'sensitive' in the data section");
    }

    /** First phase: two classes, an attribute of two groups or more; the model's layers stay. */
    Ports ports(PortSpecs inputs) {
        List<Problem> problems = new ArrayList<>();
        List<String> classes = List.of();
        if (inputs.data().isPresent()) {
            TableSpec data = inputs.data().get();
            classes = data.classes();
            Optional<String> attribute = among(data.sensitive().keySet());
            List<String> groups = attribute
                    .map(name -> data.sensitive().getOrDefault(name, List.of()))
                    .orElse(List.of());
            if (attribute.isEmpty()) {
                problems.add(problem(data.sensitive().keySet()));
            } else if (groups.size() == 1) {
                problems.add(Problem.error(
                        "attribute",
                        "'" + attribute.get() + "' has one group alone, '" + groups.get(0) + "'",
                        "take an attribute with at least two groups"));
            }
            if (!classes.isEmpty() && classes.size() != 2) {
                problems.add(Problem.error(
                        "",
                        "needs two classes, but the data has " + classes.size() + ", '" + String.join("', '", classes)
                                + "'",
                        "thresholds decide between favourable and unfavourable; use a fairness loss term instead"));
            }
        }
        List<String> taps = inputs.spec(Postprocessors.MODEL, ModelSpec.class)
                .map(ModelSpec::taps)
                .orElse(List.of());
        return new Ports(Optional.of(new ModelSpec(classes, taps)), problems);
    }
}
