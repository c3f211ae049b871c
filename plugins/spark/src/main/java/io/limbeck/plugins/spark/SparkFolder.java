package io.limbeck.plugins.spark;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Spark's jars and the driver's, neither of them on this class path.
 *
 * @param jars folder of Spark's jars
 * @param driver the driver's jar
 */
record SparkFolder(Path jars, Path driver) {

    /** The folder that the launcher names: what LIMBECK_SPARK=1 builds is below it. */
    static final String BUILT = "limbeck.spark";

    private static final String BUILD =
            "LIMBECK_SPARK=1 in the environment of ./limbeck builds Spark's jars (about 220 MB)" + " and the driver";

    /**
     * {@return where Spark is}: as the settings say, else in SPARK_HOME, else where it was built
     *
     * @throws InvalidInputException if it is at none of these places
     */
    static SparkFolder find(Optional<String> home, Optional<String> driver) {
        return new SparkFolder(
                jars(home, Optional.ofNullable(System.getenv("SPARK_HOME")), built()), driver(driver, built()));
    }

    private static Optional<Path> built() {
        return Optional.ofNullable(System.getProperty(BUILT)).map(Path::of);
    }

    static Path jars(Optional<String> home, Optional<String> variable, Optional<Path> built) {
        List<Path> places = new ArrayList<>();
        home.map(Path::of).ifPresentOrElse(places::add, () -> {
            variable.filter(text -> !text.isBlank()).map(Path::of).ifPresent(places::add);
            built.map(folder -> folder.resolve("jars/target/spark")).ifPresent(places::add);
        });
        return places.stream()
                .map(place -> place.resolve("jars"))
                .filter(jars -> first(jars, "spark-core_2\\.13-4.*\\.jar").isPresent())
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        "--execution.home",
                        places.isEmpty()
                                ? "nobody says where Spark is"
                                : "there is no Spark 4 in " + quoted(places) + ": no jars/spark-core_2.13-4….jar",
                        "point SPARK_HOME, or home=FOLDER, at a Spark 4; or " + BUILD)));
    }

    static Path driver(Optional<String> written, Optional<Path> built) {
        Optional<Path> found = written.map(Path::of)
                .filter(Files::isRegularFile)
                .or(() -> written.isPresent()
                        ? Optional.empty()
                        : built.flatMap(folder -> first(
                                folder.resolve("driver/target"), "limbeck-spark-driver-[^-]*(-SNAPSHOT)?\\.jar")));
        return found.orElseThrow(() -> new InvalidInputException(Problem.error(
                "--execution.driver",
                "Limbeck's driver for Spark is not there"
                        + written.map(text -> ": no file '" + text + "'").orElse(""),
                "point driver=FILE at limbeck-spark-driver-….jar; " + BUILD)));
    }

    private static String quoted(List<Path> places) {
        return String.join(
                " or ", places.stream().map(place -> "'" + place + "'").toList());
    }

    private static Optional<Path> first(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().matches(name))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
