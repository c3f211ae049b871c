package io.limbeck.plugins.fairness.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.plugins.fairness.loss.groups.GroupCheck;
import io.limbeck.spi.Component;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.testkit.SettingsDefaults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GroupCheckTest {

    private static final Set<Need> BINARY = Set.of(Need.GROUPS, Need.LABELS, Need.BINARY);

    private static List<Problem> problems(String attribute, List<String> classes, Map<String, List<String>> sensitive) {
        GapSettings settings =
                new GapSettings(Optional.of(attribute).filter(name -> !name.isEmpty()), Aggregate.MAX_MIN, true);
        TableSpec data = new TableSpec(List.of(), classes, -1, sensitive, -1);
        return GroupCheck.ports(settings, BINARY, new PortSpecs(Map.of("data", data)))
                .problems();
    }

    private static Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("sex", List.of("f", "m"));
        attributes.put("race", List.of());
        attributes.put("sex×race", List.of());
        return attributes;
    }

    @Test
    void dataWithoutSensitiveAttributesIsAnError() {
        assertThat(problems("", List.of("no", "yes"), Map.of()))
                .containsExactly(Problem.error(
                        "",
                        "needs a sensitive attribute, but the data declares none",
                        "name one in the data section, such as 'sensitive: [sex]', or remove this term"));
    }

    @Test
    void anAttributeThatIsNotDeclaredIsAnErrorThatListsThoseThatAre() {
        assertThat(problems("age", List.of(), attributes()))
                .containsExactly(Problem.error(
                        "attribute",
                        "there is no sensitive attribute 'age'",
                        "name one of 'sex', 'race', 'sex×race', or add it to 'sensitive' in the data section"));
    }

    @Test
    void anIntersectionMayBeWrittenWithAStar() {
        assertThat(problems("sex * race", List.of(), attributes())).isEmpty();
    }

    @Test
    void oddsOfThreeClassesAreAnError() {
        Problem problem = problems("", List.of("a", "b", "c"), attributes()).get(0);
        assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
        assertThat(problem.message()).isEqualTo("needs two classes, but the data has 3, 'a', 'b', 'c'");
        assertThat(problem.remedy()).contains("'fairness/equal-opportunity-gap'");
    }

    @Test
    void anAttributeOfOneGroupIsAWarning() {
        Problem problem = problems("", List.of(), Map.of("sex", List.of("f"))).get(0);
        assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(problem.message()).isEqualTo("'sex' has the group 'f' alone, so that there is nothing to compare");
    }

    @Test
    void whatIsNotKnownIsNotComplainedAbout() {
        GapSettings settings = new GapSettings(Optional.of("sex"), Aggregate.MAX_MIN, true);
        assertThat(GroupCheck.ports(settings, BINARY, PortSpecs.NONE).problems())
                .isEmpty();
        assertThat(problems("race", List.of(), attributes())).isEmpty();
    }

    @Test
    void theComponentsRunTheCheck() {
        TableSpec data = new TableSpec(List.of(), List.of("a", "b", "c"), -1, attributes(), -1);
        PortSpecs specs = new PortSpecs(Map.of("data", data));
        List<Integer> problems = FairnessLosses.components().stream()
                .filter(component -> !component.id().toString().equals("fairness/mfd")) // its layers have no default
                .map(component -> check(component, specs))
                .toList();
        assertThat(problems).containsExactly(0, 0, 1, 0, 0, 0, 0, 0, 0);
    }

    private static <S extends Record> int check(Component<S, ?> component, PortSpecs specs) {
        S settings = SettingsDefaults.of(component.settings());
        return component.ports(settings, specs).problems().size();
    }
}
