package io.limbeck.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StagesTest {

    private final Sketch sketch = Sketch.simple();

    @Test
    void theStageBeforeIsWhatAModelStartsFromOrWraps() {
        sketch.nodes.get("student").plug("start", "teacher");
        assertThat(Stages.before(sketch.bound(), "student")).contains("teacher");
        assertThat(Stages.before(sketch.bound(), "teacher")).isEmpty();
        assertThat(Stages.before(sketch.withTwins(), "student~scratch")).isEmpty();
    }

    @Test
    void aStageThatNobodyShowsIsPassedOver() {
        sketch.model("parts.pruned", "{epochs: 1, batch: 128}").plug("model", "teacher");
        sketch.nodes.get("student").plug("model", "parts.pruned");
        assertThat(Stages.before(sketch.bound(), "student")).contains("teacher");
    }

    @Test
    void aModelOfOtherRowsIsNoStageOfThisOne() {
        sketch.add("parts.rows", "data/rows", "{path: b.csv, sensitive: [sex]}");
        sketch.nodes.get("student").plug("start", "teacher").inputs.remove("data");
        sketch.nodes.get("student").plug("data", "parts.rows");
        assertThat(Stages.before(sketch.bound(), "student")).isEmpty();
    }
}
