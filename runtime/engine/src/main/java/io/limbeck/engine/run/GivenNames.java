package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.catalog.Setting;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names by which metrics and explainers are told apart: the component's id, and behind a {@code #} what its id leaves
 * open, such as the class of {@code quality/recall-of#3}, and by what it differs from others of the same component:
 * {@code text/entity-f1#macro}. A number tells those apart that differ in nothing.
 */
final class GivenNames {

    private GivenNames() {}

    /** {@return a name for each node, in the same order} */
    static List<String> of(List<BoundNode> nodes) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (BoundNode node : nodes) {
            List<BoundNode> alike = nodes.stream()
                    .filter(other ->
                            other.component().id().equals(node.component().id()))
                    .toList();
            String id = node.component().id().toString();
            String distinction = distinction(node, alike);
            String name = distinction.isEmpty() ? id : id + "#" + distinction;
            String unique = name;
            for (int i = 2; !taken.add(unique); i++) {
                unique = distinction.isEmpty() ? id + "#" + i : name + ", " + i;
            }
            names.add(unique);
        }
        return names;
    }

    private static String distinction(BoundNode node, List<BoundNode> alike) {
        return SettingType.of(node.component().settings()).settings().stream()
                .filter(setting -> isOpen(setting) || differs(setting.name(), node, alike))
                .map(setting -> text(setting.name(), node.canonical().path(setting.name())))
                .collect(Collectors.joining(", "));
    }

    private static boolean isOpen(Setting setting) {
        return !setting.optional()
                && setting.standard().isEmpty()
                && setting.value().type() instanceof SettingType.Text;
    }

    private static boolean differs(String setting, BoundNode node, List<BoundNode> alike) {
        JsonNode own = node.canonical().path(setting);
        return alike.stream().anyMatch(other -> !other.canonical().path(setting).equals(own));
    }

    private static String text(String setting, JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        return value.isMissingNode() ? "no " + setting : setting + " " + value;
    }
}
