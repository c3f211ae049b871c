package io.limbeck.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.Setting;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.FakePlugin;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonSchemasTest {

    private static final Catalog CATALOG = FakePlugin.catalog();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema META =
            REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    private static Component<?, ?> component(String id) {
        return CATALOG.find(ComponentId.of(id)).orElseThrow().component();
    }

    private static List<?> errors(JsonNode schema, JsonNode value) {
        return REGISTRY.getSchema(schema.toString(), com.networknt.schema.InputFormat.JSON)
                .validate(value.toString(), com.networknt.schema.InputFormat.JSON);
    }

    @Test
    void everySchemaIsOneOfTheDialect() {
        List<ObjectNode> schemas = new ArrayList<>();
        CATALOG.entries().forEach(entry -> schemas.add(JsonSchemas.component(entry.component())));
        schemas.add(JsonSchemas.document(CATALOG));
        for (ObjectNode schema : schemas) {
            assertThat(META.validate(schema.toString(), com.networknt.schema.InputFormat.JSON))
                    .as(schema.path("title").asText())
                    .isEmpty();
        }
        assertThat(schemas).hasSizeGreaterThan(15);
    }

    @Test
    void settingsComeInDeclarationOrderWithDefaultsSentencesAndBounds() {
        ObjectNode schema = JsonSchemas.component(component("models/mlp"));
        assertThat(schema.path("properties").toString())
                .startsWith(
                        "{\"hidden\":{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"exclusiveMinimum\":0},\"description\":\"Units"
                                + " of each hidden layer\"},"
                                + "\"dropout\":{\"type\":\"number\",\"minimum\":0,\"maximum\":0.99,\"description\":\"Share"
                                + " of units left out\",\"default\":0},"
                                + "\"activation\":{\"type\":\"string\",\"enum\":[\"relu\",\"tanh\",\"leaky-relu\"],\"default\":\"relu\"},"
                                + "\"rank\":{\"type\":\"integer\",\"exclusiveMinimum\":0}");
        assertThat(schema.path("required")).hasToString("[\"hidden\"]");
        assertThat(schema.path("description").asText()).isEqualTo("Dense layers");
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void portsStandAmongTheSettings() {
        ObjectNode schema = JsonSchemas.component(component("models/trained"));
        JsonNode optimizer = schema.at("/properties/train/properties/optimizer");
        assertThat(optimizer.path("x-limbeck-kind")).hasToString("[\"optimizer\"]");
        assertThat(optimizer.path("x-limbeck-standard").asText()).isEqualTo("optimizers/adam");
        assertThat(schema.at("/properties/teacher/x-limbeck-ambient").asBoolean())
                .isTrue();
        assertThat(schema.at("/properties/objective/x-limbeck-arity").asText()).isEqualTo("many");
    }

    @Test
    void theSchemaOfDocumentsTakesGoodOnesAndRefusesBadOnes() {
        ObjectNode schema = JsonSchemas.document(CATALOG);
        ObjectNode good = ExperimentReader.parse("""
            limbeck: 1
            data: {use: data/fake, sensitive: [sex], split: {train: 0.5}, prepare: [data/one-hot]}
            parts: {net: {use: models/linear}}
            teacher: {architecture: $net, train: {epochs: 4, optimizer: {use: adam, learningRate: [0.1, 0.2]}}}
            student:
              architecture: {use: models/mlp, hidden: [8], dropout: [0.1, 0.5]}
              objective: [{use: distillation/kd, temperature: {from: 1, to: 5, step: 1}, weight: {schedule: ramp, to: 1, epochs: 5}}]
            evaluate: [quality/accuracy, {use: fairness/equalized-odds, bound: 0.2}]
            sweep: {axes: {student.train.epochs: [1, 2]}, search: grid}
            """);
        assertThat(errors(schema, good)).isEmpty();
        for (String bad : List.of(
                "{limbeck: 2, data: data/fake}",
                "{limbeck: 1, data: {use: data/fake, rows: x}}",
                "{limbeck: 1, data: {use: data/fake, roows: 1}}",
                "{limbeck: 1, data: data/fake, sudent: {}}",
                "{limbeck: 1, data: data/fake, student: {train: {optimizer: {use: models/linear}}}}",
                "{limbeck: 1, data: data/fake, student: {objective: [{use: distillation/kd, temperature: -1}]}}")) {
            assertThat(errors(schema, ExperimentReader.parse(bad))).as(bad).isNotEmpty();
        }
    }

    /** Settings by chance, about half of them wrong: what the schema refuses, the binder refuses, and the other way. */
    @Test
    void schemaAndBinderAgreeOnFourThousandSettings() {
        int valid = 0;
        int all = 0;
        for (Catalog.Entry entry : CATALOG.entries()) {
            Component<?, ?> component = entry.component();
            SettingType.Group group = SettingType.of(component.settings());
            if (group.settings().isEmpty()) {
                continue;
            }
            Schema schema = REGISTRY.getSchema(
                    JsonSchemas.component(component).toString(), com.networknt.schema.InputFormat.JSON);
            Chance chance = new Chance(new RandomSource(7).child(component.id().toString()));
            for (int i = 0; i < 600; i++) {
                ObjectNode settings = chance.group(group);
                List<Problem> problems = new ArrayList<>();
                boolean bound =
                        SettingsBinder.bind(component, settings, problems).isPresent();
                if (problems.stream().anyMatch(problem -> problem.message().contains("add up"))) {
                    continue; // A record's own rule: no schema can say it.
                }
                boolean matches = schema.validate(settings.toString(), com.networknt.schema.InputFormat.JSON)
                        .isEmpty();
                assertThat(matches)
                        .as("%s %s %s", component.id(), settings, problems)
                        .isEqualTo(bound);
                valid += bound ? 1 : 0;
                all++;
            }
        }
        assertThat(all).isGreaterThanOrEqualTo(4_000);
        assertThat(valid).isBetween(all / 10, all * 9 / 10);
    }

    /** Makes settings that often fit. */
    private static final class Chance {
        private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
        private final RandomSource random;
        private long counter;

        Chance(RandomSource random) {
            this.random = random;
        }

        ObjectNode group(SettingType.Group group) {
            ObjectNode map = JSON.objectNode();
            for (Setting setting : group.settings()) {
                if (setting.standard().isEmpty() && !setting.optional() ? !rarely() : below(2) == 0) {
                    map.set(
                            setting.name(),
                            rarely() ? anything() : value(setting.value().type()));
                }
            }
            if (below(25) == 0) {
                map.put("unheardOf", 1);
            }
            return map;
        }

        private JsonNode value(SettingType type) {
            if (type instanceof SettingType.Whole) {
                return JSON.numberNode(below(12) - 1);
            } else if (type instanceof SettingType.Fraction) {
                return JSON.numberNode(below(4) == 0 ? below(4) - 1 : below(16) / 16.0);
            } else if (type instanceof SettingType.Truth) {
                return JSON.booleanNode(below(2) == 0);
            } else if (type instanceof SettingType.Choice choice) {
                return JSON.textNode(
                        rarely()
                                ? "other"
                                : choice.names().get(below(choice.names().size())));
            } else if (type instanceof SettingType.Timed) {
                return below(2) == 0 ? JSON.numberNode(0.5) : schedule();
            } else if (type instanceof SettingType.Sequence sequence) {
                var list = JSON.arrayNode();
                for (int i = below(3); i > 0; i--) {
                    list.add(value(sequence.item().type()));
                }
                return list;
            } else if (type instanceof SettingType.Mapping mapping) {
                ObjectNode map = JSON.objectNode();
                for (int i = below(3); i > 0; i--) {
                    map.set("key" + i, value(mapping.value().type()));
                }
                return map;
            } else if (type instanceof SettingType.Group group) {
                return group(group);
            }
            return JSON.textNode("text" + below(5));
        }

        private JsonNode schedule() {
            ObjectNode map = JSON.objectNode();
            map.put(
                    "schedule",
                    List.of("constant", "ramp", "step", "cosine", "exponential", "warmup", "other")
                            .get(below(7)));
            if (below(2) == 0 && map.path("schedule").asText().equals("warmup")) {
                map.set("then", below(3) > 0 ? JSON.numberNode(0.5) : schedule());
            }
            for (String key : List.of("value", "from", "to", "epochs", "steps", "factor", "every")) {
                if (below(3) > 0
                        && Schedules.KEYS.getOrDefault(map.path("schedule").asText(), List.of()).stream()
                                .anyMatch(known -> known.replace("?", "").equals(key))) {
                    map.put(key, below(5));
                }
            }
            if (rarely()) {
                map.put("unit", List.of("epochs", "steps", "days").get(below(3)));
            }
            return map;
        }

        private JsonNode anything() {
            return switch (below(6)) {
                case 0 -> JSON.numberNode(below(5) - 2);
                case 1 -> JSON.numberNode(1.5);
                case 2 -> JSON.textNode("abc");
                case 3 -> JSON.booleanNode(true);
                case 4 -> JSON.arrayNode().add(below(3));
                default -> JSON.objectNode().put("a", 1);
            };
        }

        private boolean rarely() {
            return below(10) == 0;
        }

        private int below(int bound) {
            return random.below(counter++, bound);
        }
    }
}
