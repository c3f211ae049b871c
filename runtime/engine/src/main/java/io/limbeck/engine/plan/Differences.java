package io.limbeck.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.limbeck.engine.plan.Change.Cause;
import io.limbeck.engine.store.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Says how the content of one step differs from that of another, in the words of the document. */
final class Differences {

    private static final int LONGEST_VALUE = 40;

    /** A number is the same in another Java type. */
    private static final Comparator<JsonNode> SAME = (old, young) ->
            old.equals(young) || old.isNumber() && young.isNumber() && text(old).equals(text(young)) ? 0 : 1;

    private final Set<Change> changes = new LinkedHashSet<>();

    private Differences() {}

    /** {@return the differences, those that explain others first; empty if there are none} */
    static List<Change> between(JsonNode before, JsonNode now) {
        Differences differences = new Differences();
        differences.contents(before, now, "");
        return differences.changes.stream()
                .sorted(Comparator.comparing(Change::cause))
                .toList();
    }

    private void contents(JsonNode before, JsonNode now, String path) {
        if (differ(before, now, "seed")) {
            add(Cause.SEED, "seed changed");
        }
        if (differ(before, now, "engine") || differ(before, now, "format")) {
            add(Cause.ENGINE, "code of limbeck-engine changed");
        }
        nodes(before.path("node"), now.path("node"), path);
        boolean sameSource = !differ(before.path("node"), now.path("node"), "component");
        if (sameSource && differ(before, now, "fingerprint")) {
            add(Cause.DATA, "rows of " + now.path("node").path("component").asText() + " changed");
        }
        for (String input : List.of("model", "data", "teacher", "twins")) {
            if (differ(before, now, input)) {
                add(Cause.INPUT, "input " + input + " changed");
            }
        }
        if (differ(before, now, "alone")) {
            add(Cause.SETTING, "setting repeat changed");
        }
        plugged(before.path("metrics"), now.path("metrics"), "evaluate");
        plugged(before.path("explainers"), now.path("explainers"), "explain");
        plugged(before.path("tests"), now.path("tests"), "stress");
    }

    private void nodes(JsonNode before, JsonNode now, String path) {
        if (differ(before, now, "component")) {
            String what = path.isEmpty() ? "component" : path;
            add(Cause.SETTING, what + " changed" + fromTo(before.path("component"), now.path("component")));
            return;
        }
        if (differ(before, now, "plugin") || differ(before, now, "version")) {
            add(
                    Cause.CODE,
                    "version of " + now.path("plugin").asText() + " changed"
                            + fromTo(before.path("version"), now.path("version")));
        } else if (differ(before, now, "code")) {
            add(Cause.CODE, "code of " + now.path("plugin").asText() + " changed");
        }
        if (differ(before, now, "salt")) {
            add(
                    Cause.SEED,
                    "seed of " + (path.isEmpty() ? "the node" : path) + " changed"
                            + fromTo(before.path("salt"), now.path("salt")));
        }
        settings(before.path("settings"), now.path("settings"), path);
        for (String port : keys(before.path("inputs"), now.path("inputs"))) {
            String below = join(path, port);
            plugged(before.path("inputs").path(port), now.path("inputs").path(port), below);
        }
    }

    private void settings(JsonNode before, JsonNode now, String path) {
        for (String key : keys(before, now)) {
            JsonNode old = before.path(key);
            JsonNode young = now.path(key);
            if (old.isObject() && young.isObject()) {
                settings(old, young, join(path, key));
            } else if (differ(before, now, key)) {
                add(Cause.SETTING, "setting " + join(path, key) + " changed" + fromTo(old, young));
            }
        }
    }

    private void plugged(JsonNode before, JsonNode now, String port) {
        if (before.size() != now.size()) {
            boolean more = now.size() > before.size();
            List<JsonNode> extra = without(more ? now : before, more ? before : now);
            String what = extra.size() == 1 ? " (" + nameOf(extra.get(0)) + ")" : "";
            add(Cause.SETTING, port + (more ? " has more in it than before" : " has less in it than before") + what);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            String path = now.size() == 1 ? port : port + "[" + i + "]";
            JsonNode old = before.get(i);
            JsonNode young = now.get(i);
            if (young.has("component")) {
                nodes(old, young, path);
                continue;
            }
            if (differ(old, young, "weight")) {
                add(Cause.SETTING, "weight of " + path + " changed" + fromTo(old.path("weight"), young.path("weight")));
            }
            if (old.has("part") && young.has("part")) {
                nodes(old.path("part"), young.path("part"), path);
            } else if (old.has("data") && young.has("data")) {
                contents(old.path("data"), young.path("data"), path);
            } else if (differ(old, young, "model") || differ(old, young, "part") || differ(old, young, "data")) {
                add(Cause.INPUT, "input " + path + " changed");
            }
        }
    }

    private static List<JsonNode> without(JsonNode all, JsonNode some) {
        List<String> matched = new ArrayList<>();
        some.forEach(each -> matched.add(text(each)));
        List<JsonNode> rest = new ArrayList<>();
        for (JsonNode each : all) {
            if (!matched.remove(text(each))) {
                rest.add(each);
            }
        }
        return rest;
    }

    private static String nameOf(JsonNode plugged) {
        return StreamSupport.stream(plugged.spliterator(), false)
                .map(part -> part.path("component").asText())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(plugged.path("component").asText("a model"));
    }

    private void add(Cause cause, String text) {
        changes.add(new Change(cause, text));
    }

    private static boolean differ(JsonNode before, JsonNode now, String key) {
        return !before.path(key).equals(SAME, now.path(key));
    }

    private static String text(JsonNode value) {
        return value instanceof MissingNode ? "" : CanonicalJson.text(value);
    }

    private static String fromTo(JsonNode before, JsonNode now) {
        return " from " + value(before) + " to " + value(now);
    }

    private static String value(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "none";
        }
        String text = value.isTextual() ? value.asText() : value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static Set<String> keys(JsonNode before, JsonNode now) {
        Set<String> keys = new TreeSet<>();
        before.fieldNames().forEachRemaining(keys::add);
        now.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
