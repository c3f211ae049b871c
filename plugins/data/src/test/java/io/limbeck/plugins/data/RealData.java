package io.limbeck.plugins.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.FakeContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** The published files, where this machine has them, and figures of tables. */
final class RealData {

    private RealData() {}

    /** A context that finds the data set, or the end of the test. */
    static FakeContext context(String name) {
        String root = System.getenv("LIMBECK_DATA");
        assumeTrue(root != null, "LIMBECK_DATA is not set: tests on published data are skipped");
        assumeTrue(Files.isDirectory(Path.of(root, name)), "there is no folder '" + name + "' in LIMBECK_DATA");
        return new FakeContext().withData(Path.of(root));
    }

    /** Weighted share of rows with the favourable label among the rows whose group is meant. */
    static double favourableRate(Table rows, String attribute, Predicate<String> group) {
        Groups groups = rows.groups(attribute);
        double all = 0;
        double favourable = 0;
        for (int row = 0; row < rows.rows(); row++) {
            int code = groups.codes()[row];
            if (code >= 0 && group.test(groups.names().get(code))) {
                all += rows.weights()[row];
                favourable += rows.labels()[row] == rows.favourable() ? rows.weights()[row] : 0;
            }
        }
        return favourable / all;
    }

    /** Rate of all others minus that of the privileged group. */
    static double meanDifference(Table rows, String attribute) {
        String privileged = rows.groups(attribute).privileged();
        return favourableRate(rows, attribute, name -> !name.equals(privileged))
                - favourableRate(rows, attribute, privileged::equals);
    }

    /** Rate of all others over that of the privileged group. */
    static double disparateImpact(Table rows, String attribute) {
        String privileged = rows.groups(attribute).privileged();
        return favourableRate(rows, attribute, name -> !name.equals(privileged))
                / favourableRate(rows, attribute, privileged::equals);
    }
}
