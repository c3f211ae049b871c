package io.limbeck.plugins.federation.round;

import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.Curves;
import io.limbeck.spi.explain.Exhibit.Line;
import io.limbeck.spi.explain.Exhibit.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Draws the rounds of a federation: accuracy, calibration and gaps on validation rows, against rounds and bytes. */
record RoundsDrawing(History history) {

    private static final double MEGA = 1e6;
    private static final int POINTS = 400;

    List<Exhibit> exhibits() {
        List<Exhibit> drawn = new ArrayList<>();
        if (history.has("accuracy")) {
            List<Double> rounds = history.of("round");
            drawn.add(curves(
                    "Accuracy by round",
                    "On the validation rows; the worst tenth are the clients with the lowest accuracy.",
                    "rounds",
                    "accuracy",
                    rounds,
                    history.has("clientsAccuracy")
                            ? List.of("accuracy", "clientsAccuracy", "worstTenth")
                            : List.of("accuracy", "worstTenth"),
                    history.has("clientsAccuracy")
                            ? List.of("the model", "clients' models, mean", "worst tenth of clients' rows")
                            : List.of("all rows", "worst tenth of clients")));
            drawn.add(curves(
                    "Accuracy by bytes",
                    "Bytes of vectors in both directions, all clients together, as single-precision numbers without"
                            + " headers.",
                    "megabytes sent",
                    "accuracy",
                    megabytes(),
                    List.of("accuracy"),
                    List.of("all rows")));
            drawn.add(curves(
                    "Calibration error by round",
                    "Expected calibration error, 15 bins of equal width, on the validation rows.",
                    "rounds",
                    "ece",
                    rounds,
                    List.of("ece"),
                    List.of("all rows")));
            gaps(rounds).ifPresent(drawn::add);
        } else if (history.has("objective")) {
            drawn.add(curves(
                    "Objective by round",
                    "Mean over clients, while they train.",
                    "rounds",
                    "objective",
                    history.of("round"),
                    List.of("objective"),
                    List.of("clients")));
        }
        return drawn.isEmpty() ? List.of() : List.of(new Panel("The federation, round by round", "", drawn));
    }

    private Optional<Exhibit> gaps(List<Double> rounds) {
        List<String> names = history.rounds().stream()
                .flatMap(round -> round.keySet().stream())
                .filter(name -> name.startsWith("parityGap:") || name.startsWith("oddsGap:"))
                .distinct()
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(curves(
                        "Gaps between groups by round",
                        "Largest difference between groups on the validation rows, from counts summed over clients:"
                                + " parity of P(favourable decision), odds of that rate given the label.",
                        "rounds",
                        "gap",
                        rounds,
                        names,
                        names.stream()
                                .map(name ->
                                        name.replace("parityGap:", "parity, ").replace("oddsGap:", "odds, "))
                                .toList()));
    }

    private List<Double> megabytes() {
        List<Double> down = history.of("bytesDown");
        List<Double> up = history.of("bytesUp");
        return IntStream.range(0, down.size())
                .mapToObj(i -> (down.get(i) + up.get(i)) / MEGA)
                .toList();
    }

    private Exhibit curves(
            String title,
            String note,
            String xAxis,
            String yAxis,
            List<Double> x,
            List<String> figures,
            List<String> names) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            List<Double> y = history.of(figures.get(i));
            int[] known = IntStream.range(0, y.size())
                    .filter(place -> !y.get(place).isNaN())
                    .toArray();
            int every = Math.max(1, known.length / POINTS);
            int[] shown = IntStream.range(0, known.length)
                    .filter(place -> place % every == 0 || place == known.length - 1)
                    .map(place -> known[place])
                    .toArray();
            lines.add(new Line(
                    names.get(i),
                    IntStream.of(shown).mapToObj(x::get).toList(),
                    IntStream.of(shown).mapToObj(y::get).toList()));
        }
        return new Curves(title, note, xAxis, yAxis, lines);
    }
}
