package io.limbeck.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.spi.Schedule;

/** A schedule as it would stand in a document, nothing left out. */
final class ScheduleJson {

    private ScheduleJson() {}

    static JsonNode of(Schedule schedule) {
        if (schedule instanceof Schedule.Constant constant) {
            return JsonNodeFactory.instance.numberNode(constant.value());
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (schedule instanceof Schedule.Ramp ramp) {
            return json.put("schedule", "ramp")
                    .put("from", ramp.from())
                    .put("to", ramp.to())
                    .put("epochs", ramp.epochs());
        } else if (schedule instanceof Schedule.Step step) {
            return json.put("schedule", "step")
                    .put("from", step.from())
                    .put("factor", step.factor())
                    .put("every", step.every())
                    .put("steps", step.steps());
        } else if (schedule instanceof Schedule.Cosine cosine) {
            return json.put("schedule", "cosine").put("from", cosine.from()).put("to", cosine.to());
        } else if (schedule instanceof Schedule.Target target) {
            return json.put("schedule", "target")
                    .put("to", target.to())
                    .put("rate", target.rate())
                    .put("start", target.start())
                    .put("max", target.max())
                    .put("on", target.on().name());
        } else if (schedule instanceof Schedule.Exponential exponential) {
            return json.put("schedule", "exponential")
                    .put("from", exponential.from())
                    .put("factor", exponential.factor());
        } else if (schedule instanceof Schedule.Warmup warmup) {
            return json.put("schedule", "warmup")
                    .put(warmup.steps() ? "steps" : "epochs", warmup.length())
                    .set("then", of(warmup.then()));
        }
        throw new IllegalArgumentException("The schedule '" + schedule + "' has no form in a document");
    }
}
