package io.limbeck.plugins.fairness.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.plugins.fairness.statistics.Confusion;
import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.plugins.fairness.statistics.Divergence;
import io.limbeck.plugins.fairness.statistics.Rate;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bias of labels in real data: numbers computed from the published files, and AIF360's on Adult. */
class PublishedFilesTest {

    private static Path folder = Path.of("");

    @BeforeAll
    static void findTheFiles() {
        String data = System.getenv("LIMBECK_DATA");
        assumeTrue(data != null, "LIMBECK_DATA is not set: numbers on real data are not checked");
        folder = Path.of(data);
    }

    private static List<String[]> adult(boolean complete) {
        return Files.adult(folder).stream()
                .filter(row -> !complete || Arrays.stream(row).noneMatch("?"::equals))
                .toList();
    }

    private static <R> double[] rates(List<R> rows, Predicate<R> privileged, Predicate<R> favourable) {
        Confusion[] sides = {Confusion.NONE, Confusion.NONE};
        for (R row : rows) {
            int side = privileged.test(row) ? 1 : 0;
            sides[side] =
                    sides[side].plus(new Confusion(favourable.test(row) ? 1 : 0, 0, 0, favourable.test(row) ? 0 : 1));
        }
        return new double[] {sides[0].rate(Rate.BASE_RATE), sides[1].rate(Rate.BASE_RATE)};
    }

    private static void agrees(double[] rates, double difference, double ratio) {
        assertThat(Convention.AIF360.difference(Rate.BASE_RATE, rates)).isEqualTo(difference, within(1e-12));
        assertThat(Convention.AIF360.ratio(Rate.BASE_RATE, rates)).isEqualTo(ratio, within(1e-12));
    }

    @Test
    void adultHasAsManyRowsAndRichPeopleAsAif360Counts() {
        assertThat(adult(false)).hasSize(48842);
        assertThat(adult(true)).hasSize(45222);
        assertThat(adult(true).stream().filter(row -> row[14].equals(">50K")).count() / 45222.0)
                .isEqualTo(0.2478, within(5e-5));
    }

    @Test
    void adultFavoursMenAndWhitePeople() {
        double[] sex = rates(adult(true), row -> row[9].equals("Male"), row -> row[14].equals(">50K"));
        assertThat(sex[1]).isEqualTo(0.31247747895305794, within(1e-12));
        assertThat(sex[0]).isEqualTo(0.11357604627424293, within(1e-12));
        agrees(sex, -0.198901432678815, 0.3634695423643793);
        agrees(
                rates(adult(true), row -> row[8].equals("White"), row -> row[14].equals(">50K")),
                -0.10395937026830099,
                0.6037688467181627);
    }

    @Test
    void smoothedDifferentialFairnessOfAdultIsThatOfAif360() {
        Map<String, List<String[]>> groups = adult(false).stream()
                .limit(16281)
                .collect(Collectors.groupingBy(
                        row -> row[9].equals("Male") + "|" + row[13].equals("United-States") + "|" + row[8],
                        TreeMap::new,
                        Collectors.toList()));
        double[] rich = groups.values().stream()
                .mapToDouble(rows ->
                        rows.stream().filter(row -> row[14].equals(">50K")).count())
                .toArray();
        double[] all = groups.values().stream().mapToDouble(List::size).toArray();
        assertThat(Divergence.smoothedDifferentialFairness(rich, all, 1)).isEqualTo(2.063813731996515, within(1e-10));
    }

    @Test
    void germanFavoursMenAndTheOlder() {
        List<String[]> rows = Files.german(folder);
        assertThat(rows).hasSize(1000);
        agrees(
                rates(rows, row -> List.of("A91", "A93", "A94").contains(row[8]), row -> row[20].equals("1")),
                -0.07480130902290782,
                0.8965673282047968);
        agrees(
                rates(rows, row -> Integer.parseInt(row[12]) > 25, row -> row[20].equals("1")),
                -0.14944769330734242,
                0.7948260481712757);
    }

    @Test
    void compasFavoursWomenAndWhitePeople() {
        List<List<String>> file = Files.compas(folder);
        List<String> header = file.get(0);
        int days = header.indexOf("days_b_screening_arrest");
        List<List<String>> rows = file.stream()
                .skip(1)
                .filter(row -> !row.get(days).isEmpty() && Math.abs(Double.parseDouble(row.get(days))) <= 30)
                .filter(row -> !row.get(header.indexOf("is_recid")).equals("-1"))
                .filter(row -> !row.get(header.indexOf("c_charge_degree")).equals("O"))
                .filter(row -> !row.get(header.indexOf("score_text")).equals("N/A"))
                .toList();
        assertThat(file).hasSize(7215);
        assertThat(rows).hasSize(6172);
        Predicate<List<String>> favourable =
                row -> row.get(header.indexOf("two_year_recid")).equals("0");
        double[] sex = rates(rows, row -> row.get(header.indexOf("sex")).equals("Female"), favourable);
        assertThat(sex[0] - sex[1]).isEqualTo(-0.1279983309134417, within(1e-12));
        double[] race = rates(rows, row -> row.get(header.indexOf("race")).equals("Caucasian"), favourable);
        agrees(race, -0.09745618466614947, 0.8400075282178671);
    }
}
