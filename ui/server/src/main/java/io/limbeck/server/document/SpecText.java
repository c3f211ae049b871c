package io.limbeck.server.document;

import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpec;
import io.limbeck.spi.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known of a value, in one line: {@code 2 classes · 28 × 28 × 1 features · sensitive: sex (2)}. */
final class SpecText {

    private SpecText() {}

    static String of(PortSpec spec) {
        return String.join(" · ", spec instanceof TableSpec table ? table(table) : model((ModelSpec) spec));
    }

    private static List<String> table(TableSpec table) {
        List<String> parts = new ArrayList<>();
        if (table.isRegression()) {
            parts.add("a number");
        } else if (!table.classes().isEmpty()) {
            parts.add(counted(table.classes().size(), "class", "classes"));
        }
        if (!table.shape().isEmpty()) {
            String shape = table.shape().stream()
                    .map(size -> size < 0 ? "?" : String.valueOf(size))
                    .collect(Collectors.joining(" × "));
            parts.add(shape + (shape.equals("1") ? " feature" : " features"));
        }
        if (table.rows() >= 0) {
            parts.add(counted(table.rows(), "row", "rows"));
        }
        if (!table.sensitive().isEmpty()) {
            parts.add("sensitive: "
                    + table.sensitive().entrySet().stream()
                            .map(SpecText::groups)
                            .collect(Collectors.joining(", ")));
        }
        return parts;
    }

    private static String groups(Map.Entry<String, List<String>> attribute) {
        return attribute.getValue().isEmpty()
                ? attribute.getKey()
                : attribute.getKey() + " (" + attribute.getValue().size() + ")";
    }

    private static List<String> model(ModelSpec model) {
        List<String> parts = new ArrayList<>();
        if (!model.classes().isEmpty()) {
            parts.add(counted(model.classes().size(), "class", "classes"));
        }
        if (model.members() > 0) {
            parts.add(counted(model.members(), "member", "members"));
        }
        if (!model.taps().isEmpty()) {
            parts.add("layers: " + String.join(", ", model.taps()));
        }
        if (model.differentiable()) {
            parts.add("differentiable");
        }
        if (model.sets()) {
            parts.add("prediction sets");
        }
        return parts;
    }

    private static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
