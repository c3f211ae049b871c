package io.limbeck.engine.report;

import java.util.Locale;
import java.util.Set;

/** How figures are called before a reader. */
final class MetricNames {

    private static final Set<String> ABBREVIATIONS = Set.of(
            "ece", "ace", "mce", "nll", "auroc", "auprc", "auc", "f1", "mse", "rmse", "mmd", "kl", "js", "ood", "aupr",
            "fpr95", "aurc", "augrc", "mmce", "tace", "sscv", "crps", "mae");

    private MetricNames() {}

    /** {@return {@code Equalized odds} for {@code fairness/equalized-odds}; {@code ECE (bins 10)} for {@code uncertainty/ece#bins 10}} */
    static String title(String metric) {
        String whole = metric.substring(metric.indexOf('/') + 1);
        int mark = whole.indexOf('#');
        String name = mark < 0 ? whole : whole.substring(0, mark);
        StringBuilder title = new StringBuilder();
        for (String word : name.split("-", -1)) {
            title.append(title.isEmpty() ? "" : " ")
                    .append(
                            word.equals("r2")
                                    ? "R²"
                                    : ABBREVIATIONS.contains(word) ? word.toUpperCase(Locale.ROOT) : word);
        }
        return capital(title.toString()) + (mark < 0 ? "" : " (" + whole.substring(mark + 1) + ")");
    }

    /** {@return {@code Equalized odds by sex}} */
    static String title(String metric, String attribute) {
        return attribute.isEmpty() ? title(metric) : title(metric) + " by " + attribute;
    }

    /** {@return the same within a sentence: {@code equalized odds by sex}} */
    static String inSentence(String metric, String attribute) {
        String title = title(metric, attribute);
        boolean abbreviation = title.length() > 1 && !Character.isLowerCase(title.charAt(1));
        return abbreviation ? title : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    /** {@return {@code True positive rate} for {@code truePositiveRate}, {@code For 256 rows} for {@code for256Rows}} */
    static String rate(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean number = Character.isDigit(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            words.append(number ? " " : "")
                    .append(Character.isUpperCase(c) ? " " + Character.toLowerCase(c) : String.valueOf(c));
        }
        return capital(words.toString());
    }

    /** {@return the name of a fact}: split as a rate's, unless it has words of its own, which stay as they are */
    static String fact(String name) {
        return name.contains(" ") ? capital(name) : rate(name);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
