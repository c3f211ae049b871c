package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.evaluate.StageFigure;
import io.limbeck.engine.report.plot.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each step of a chain did to whom, in plain words; only what chance does not explain. */
final class StageSentences {

    /** A step, and what of it is told together. */
    private record Told(String metric, String verb) {}

    private StageSentences() {}

    /** {@return a figure's name: a metric's, or a rate's} */
    static String title(String metric) {
        return metric.contains("/") ? MetricNames.title(metric) : MetricNames.rate(metric);
    }

    /** {@return one sentence for each step and figure it changed, and one for a step that changed nothing} */
    static List<String> of(List<? extends JsonNode> differences) {
        Map<String, List<JsonNode>> steps = new LinkedHashMap<>();
        for (JsonNode one : differences) {
            steps.computeIfAbsent(
                            one.path("from").asText() + " → " + one.path("to").asText(), name -> new ArrayList<>())
                    .add(one);
        }
        List<String> sentences = new ArrayList<>();
        steps.forEach((name, step) -> {
            Map<Told, List<String>> told = new LinkedHashMap<>();
            step.stream().filter(one -> one.path("differs").booleanValue()).forEach(one -> told.computeIfAbsent(
                            new Told(one.path("title").asText(), verb(one)), key -> new ArrayList<>())
                    .add(whom(one) + " (" + Numbers.signed(Numbers.of(one.path("difference"))) + ")"));
            if (told.isEmpty()) {
                sentences.add(name + ": none of " + tested(step) + " figures changed by more than chance would.");
            }
            inOrder(told)
                    .forEach((what, whom) -> sentences.add(
                            name + ": " + what.metric() + " " + what.verb() + " for " + joined(whom) + "."));
        });
        return sentences;
    }

    /** What is worse comes first, then what is better, then what is neither. */
    private static Map<Told, List<String>> inOrder(Map<Told, List<String>> told) {
        Map<Told, List<String>> sorted = new LinkedHashMap<>();
        for (String verb : List.of("got worse", "got better", "changed", "rose", "fell")) {
            told.forEach((what, whom) -> {
                if (what.verb().equals(verb)) {
                    sorted.put(what, whom);
                }
            });
        }
        return sorted;
    }

    private static long tested(List<JsonNode> step) {
        return step.stream().filter(one -> one.path("p").isNumber()).count();
    }

    private static String verb(JsonNode one) {
        boolean rose = one.path("difference").doubleValue() > 0;
        return switch (one.path("better").asText()) {
            case "higher" -> rose ? "got better" : "got worse";
            case "lower" -> rose ? "got worse" : "got better";
            case StageFigure.NONE -> rose ? "rose" : "fell";
            default -> "changed";
        };
    }

    static String whom(JsonNode one) {
        String group = one.path("group").asText();
        return group.isEmpty() ? "all rows" : one.path("attribute").asText() + " " + group;
    }

    private static String joined(List<String> items) {
        int last = items.size() - 1;
        return last == 0 ? items.get(0) : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
}
