package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.limbeck.spi.Component;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.Port;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import java.util.List;
import java.util.Map;

/** What a component's first phase keeps, whatever it checks. */
final class ComponentReview {

    private static final TableSpec TABLE =
            new TableSpec(List.of(7), List.of("no", "yes"), 1, Map.of("sex", List.of("f", "m")), 100);
    private static final TableSpec IMAGES = new TableSpec(List.of(28, 28, 1), List.of("0", "1", "2"), 0, Map.of(), -1);
    private static final List<PortSpecs> SEEN = List.of(
            PortSpecs.NONE,
            new PortSpecs(Map.of("data", TABLE)),
            new PortSpecs(Map.of("data", IMAGES)),
            new PortSpecs(Map.of("data", TableSpec.ofNumbers(List.of(3), Map.of(), 50))),
            new PortSpecs(Map.of("data", new TableSpec(List.of(), List.of(), -1, Map.of(), -1))),
            new PortSpecs(Map.of(
                    "data",
                    TABLE,
                    "teacher",
                    new ModelSpec(List.of("no", "yes")),
                    "model",
                    new ModelSpec(List.of("no", "yes")))));

    private ComponentReview() {}

    /** The first phase gives problems and never throws, says the same each time, and each problem has a way out. */
    static <S extends Record> void checkPorts(Component<S, ?> component) {
        S settings = SettingsDefaults.of(component.settings());
        for (PortSpecs specs : SEEN) {
            assertThatCode(() -> component.ports(settings, specs))
                    .as("ports of '%s' of %s", component.id(), specs)
                    .doesNotThrowAnyException();
            Ports once = component.ports(settings, specs);
            assertThat(component.ports(settings, specs)).isEqualTo(once);
            assertThat(once.problems()).extracting(Problem::remedy).noneMatch(String::isBlank);
            assertThat(once.copies().keySet())
                    .as("ports at which models are made more than once")
                    .isSubsetOf(component.inputs().stream().map(Port::name).toList());
        }
    }

    /** Settings of today come back as they are. */
    static void checkMigration(Component<?, ?> component) {
        Map<String, Object> nothing = Map.of();
        assertThat(component.migrated(nothing)).isEqualTo(nothing);
    }
}
