package io.limbeck.plugins.federation.partition;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * So many classes for each client [1], [2]: client k begins with class k mod C, so that none is left over, and draws the
 * others; the rows of a class go in equal parts to those who have it. Which classes a client has is drawn once, for all
 * splits. A class that nobody has is left out, which happens only with fewer places than classes.
 *
 * <p>[1] McMahan et al. 2017, the pathological case. [2] Li et al.: Federated Learning on Non-IID Data Silos, 2022, #C = k.
 */
final class ByClasses implements Partitioner {

    @Summary("Pathological label skew: each client has rows of a few classes only")
    record Settings(
            @Summary("Number of clients") @Default("10") @Positive
            int clients,

            @Summary("Classes of each client") @Default("2") @Positive
            int classesPerClient) {}

    private final Settings settings;

    ByClasses(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int[][] partition(Table rows, Split split, RandomSource random) {
        int classes = rows.classes().size();
        if (settings.classesPerClient() > classes) {
            throw new InvalidInputException(Problem.error(
                    "classesPerClient",
                    "must not be above the " + classes + " classes of the data, but is '" + settings.classesPerClient()
                            + "'",
                    "write a number up to " + classes));
        }
        List<List<Integer>> holders = Assignment.empty(classes);
        int[] start = random.child("first").permutation(classes);
        for (int client = 0; client < settings.clients(); client++) {
            for (int label : classes(client, start, random.child("classes").child(client))) {
                holders.get(label).add(client);
            }
        }
        int[][] rowsOf = Assignment.shuffledByClass(rows, random.child(split.label()));
        List<List<Integer>> parts = Assignment.empty(settings.clients());
        for (int label = 0; label < classes; label++) {
            List<Integer> having = holders.get(label);
            for (int i = 0; i < having.size(); i++) {
                int from = (int) ((long) i * rowsOf[label].length / having.size());
                int to = (int) ((i + 1L) * rowsOf[label].length / having.size());
                List<Integer> part = parts.get(having.get(i));
                Arrays.stream(rowsOf[label], from, to).forEach(part::add);
            }
        }
        return Assignment.sorted(parts);
    }

    private List<Integer> classes(int client, int[] start, RandomSource random) {
        int first = start[client % start.length];
        List<Integer> chosen = new ArrayList<>(List.of(first));
        for (int label : random.permutation(start.length)) {
            if (chosen.size() < settings.classesPerClient() && label != first) {
                chosen.add(label);
            }
        }
        return chosen;
    }
}
