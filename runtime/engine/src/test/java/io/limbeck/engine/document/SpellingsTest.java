package io.limbeck.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.Experiment.Edge;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingsTest {

    private static final Catalog CATALOG = FakePlugin.catalog();

    private static ObjectNode nested(String yaml) {
        return ExperimentReader.parse(yaml);
    }

    @Test
    void bothWaysLoseNothingOnTwelveHundredDocuments() {
        int nodes = 0;
        for (int i = 0; i < 1_200; i++) {
            ObjectNode document = new Generator(CATALOG, new RandomSource(42).child(i)).document();
            Experiment flat = Documents.toFlat(document, CATALOG);
            ObjectNode back = Documents.toNested(flat, CATALOG);
            assertThat(back).as("document %s", i).isEqualTo(document);
            Experiment again = Documents.toFlat(back, CATALOG);
            assertSame(again, flat);
            Experiment spelled = Documents.toFlat(Documents.writeFlat(flat), CATALOG);
            assertSame(spelled, flat);
            assertThat(Documents.toNested(spelled, CATALOG)).isEqualTo(document);
            nodes += flat.nodes().size();
        }
        assertThat(nodes).as("documents are not trivial").isGreaterThan(20_000);
    }

    private static void assertSame(Experiment actual, Experiment expected) {
        assertThat(actual.header()).isEqualTo(expected.header());
        assertThat(actual.nodes()).isEqualTo(expected.nodes());
        assertThat(new HashSet<>(actual.edges())).isEqualTo(new HashSet<>(expected.edges()));
        assertThat(actual.edges()).hasSameSizeAs(expected.edges());
    }

    @Test
    void aNodeIsANameAMapOrASectionWithoutUse() {
        Experiment flat = Documents.toFlat(nested("""
                        limbeck: 1
                        data: {use: data/fake, prepare: data/one-hot, split: {train: 0.5}}
                        student:
                          architecture: models/linear
                          train: {epochs: 5, optimizer: {learningRate: 0.1}}
                          objective: [{use: distillation/kd, weight: 0.5}]
                        """), CATALOG);
        assertThat(flat.nodes().keySet())
                .containsExactly(
                        "data",
                        "data.prepare[0]",
                        "data.split",
                        "student",
                        "student.architecture",
                        "student.train.optimizer",
                        "student.objective[0]");
        assertThat(flat.nodes().values().stream().map(Experiment.Node::use))
                .containsExactly("data/fake", "data/one-hot", "", "", "models/linear", "", "distillation/kd");
        assertThat(flat.nodes().get("student")).isEqualTo(new Experiment.Node("", nested("train: {epochs: 5}")));
        assertThat(flat.edges().get(4))
                .isEqualTo(new Edge(
                        "student.objective[0]", "student.objective[0]", Optional.of(ExperimentReader.value("0.5"))));
        assertThat(flat.header()).hasToString("{\"limbeck\":1}");
    }

    @Test
    void aReferenceIsAnEdgeFromElsewhere() {
        Experiment flat = Documents.toFlat(nested("""
                        parts: {net: {use: models/linear}}
                        teacher: {architecture: $net}
                        student: {architecture: $teacher.architecture, objective: [{ref: $parts.net, weight: 2}]}
                        """), CATALOG);
        assertThat(flat.edges())
                .containsExactly(
                        new Edge("parts.net", "teacher.architecture", Optional.empty()),
                        new Edge("teacher.architecture", "student.architecture", Optional.empty()),
                        new Edge("parts.net", "student.objective[0]", Optional.of(ExperimentReader.value("2"))));
        assertThat(Documents.toNested(flat, CATALOG)
                        .at("/student/objective/0/ref")
                        .asText())
                .isEqualTo("$net");
    }

    @Test
    void theFlatSpellingMayNameNodesFreely() {
        Experiment flat = Documents.toFlat(nested("""
                        limbeck: 1
                        nodes:
                          data: {use: data/fake}
                          net: {use: models/mlp, settings: {hidden: [8]}}
                          student: {}
                          student.objective[0]: {use: distillation/cross-entropy}
                        edges:
                          - {from: net, to: student.architecture}
                        """), CATALOG);
        assertThat(flat.edges())
                .containsExactly(
                        new Edge("net", "student.architecture", Optional.empty()),
                        new Edge("student.objective[0]", "student.objective[0]", Optional.empty()));
        assertThat(Documents.toNested(flat, CATALOG)).isEqualTo(nested("""
                                limbeck: 1
                                data: data/fake
                                net: {use: models/mlp, hidden: [8]}
                                student: {architecture: $net, objective: [distillation/cross-entropy]}
                                """));
    }

    @Test
    void aFlatDocumentThatIsNoneIsTold() {
        InvalidInputException wrong = catchThrowableOfType(
                InvalidInputException.class,
                () -> Documents.toFlat(
                        nested("nodes: {a: {uses: x}, 'b..c': {use: x}, d: 5}\nedges: [{to: a}, 7]"), CATALOG));
        assertThat(wrong.problems().stream().map(Problem::where))
                .containsExactly("nodes.a", "nodes.b..c", "nodes.d", "edges[0]", "edges[1]");
        assertThat(wrong.problems().get(0).message()).contains("a node reads {use: component, settings: {…}}, but is");
        assertThat(wrong.problems().get(3).message()).contains("an edge reads {from: place, to: place}");
    }

    @Test
    void placesAreReadAsTheyAreWritten() {
        for (String text :
                new String[] {"a", "a.b", "a[0].b[12]", "students[\"8 units\"].x", "a[\"q\\\"\\\\\"]", "ü-_1"}) {
            assertThat(Place.of(text)).hasToString(text);
        }
        for (String text : new String[] {"a..b", ".a", "a.", "a[x]", "a[0]b", "a b", "a[99999999999]"}) {
            assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> Place.of(text)))
                    .as(text)
                    .isNotNull();
        }
    }
}
