package io.limbeck.engine.run;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.spi.Component;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Problem;
import io.limbeck.spi.tensorflow.gradient.CustomGradients;
import io.limbeck.spi.tensorflow.gradient.OpGradient;
import java.util.ArrayList;
import java.util.List;

/** Hands the gradients that plugins bring to their owner in this process. */
final class PluginGradients {

    private PluginGradients() {}

    /** {@return what is wrong with the gradients of these components}; the others are there from now on */
    static List<Problem> add(Catalog catalog) {
        List<Problem> problems = new ArrayList<>();
        for (Catalog.Entry entry : catalog.entries()) {
            Component<?, ?> component = entry.component();
            if (component.kind().equals(OpGradient.KIND)) {
                try {
                    add(component);
                } catch (InvalidInputException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        return problems;
    }

    private static void add(Component<?, ?> component) {
        if (!component.settings().equals(NoSettings.class)) {
            throw new InvalidInputException(Problem.error(
                    component.id().toString(),
                    "brings a gradient with the settings '"
                            + component.settings().getName() + "', but there is one gradient for everybody",
                    "make its settings NoSettings.class"));
        }
        CustomGradients.add(component.id().toString(), made(component));
    }

    private static <S extends Record> OpGradient made(Component<S, ?> component) {
        return OpGradient.KIND
                .type()
                .cast(component.create(component.settings().cast(new NoSettings()), new GradientContext(component)));
    }
}
