package io.limbeck.plugins.fairness.postprocess;

import io.limbeck.plugins.fairness.statistics.ThresholdRule;
import io.limbeck.plugins.fairness.statistics.ThresholdRule.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rules as text: one group a line, its name last, behind seven numbers: share of ignored scores, probability of a
 * favourable decision then, the first threshold's share, and for each threshold whether it reads upwards, and its value.
 */
final class RulesFile {

    private static final String NAME = "rules.txt";

    private RulesFile() {}

    static void write(Path folder, Map<String, ThresholdRule> rules) throws IOException {
        StringBuilder lines = new StringBuilder();
        rules.forEach((group, rule) -> lines.append(rule.ignore())
                .append(' ')
                .append(rule.constant())
                .append(' ')
                .append(rule.firstShare())
                .append(' ')
                .append(text(rule.first()))
                .append(' ')
                .append(text(rule.second()))
                .append(' ')
                .append(group)
                .append('\n'));
        Files.writeString(folder.resolve(NAME), lines);
    }

    private static String text(Threshold threshold) {
        return threshold.above() + " " + threshold.value();
    }

    static Map<String, ThresholdRule> read(Path folder) throws IOException {
        Map<String, ThresholdRule> rules = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve(NAME))) {
            String[] parts = line.split(" ", 8);
            if (parts.length < 8) {
                throw new IOException("'" + folder.resolve(NAME) + "' has the line '" + line + "', which is no rule");
            }
            rules.put(
                    parts[7],
                    new ThresholdRule(
                            Double.parseDouble(parts[0]),
                            Double.parseDouble(parts[1]),
                            new Threshold(Boolean.parseBoolean(parts[3]), Double.parseDouble(parts[4])),
                            new Threshold(Boolean.parseBoolean(parts[5]), Double.parseDouble(parts[6])),
                            Double.parseDouble(parts[2])));
        }
        return rules;
    }
}
