package io.limbeck.spi.data;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Gives the rows of a data set, raw: categories as categories, numbers unscaled, sensitive attributes beside the
 * features.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface DatasetSource {

    /** The kind. Every data set is split and may be prepared by transforms, hence its two ports. */
    ComponentKind<DatasetSource> KIND = new ComponentKind<>(
            "dataset-source",
            DatasetSource.class,
            "Gives the rows of a data set",
            List.of(
                    Port.one(
                                    "split",
                                    Splitter.KIND,
                                    "How the rows are divided into train, validation, calibration, test")
                            .orElse("data/stratified-split"),
                    Port.many(
                            "prepare",
                            Transform.KIND,
                            "What is done to the rows, in order, before a model sees them")));

    /**
     * Reads the rows, always in the same order.
     *
     * @return all rows
     * @throws InvalidInputException if a file is missing, damaged or not what it should be
     */
    Table read();

    /**
     * {@return a text that changes whenever {@link #read} would give something else}, such as the files' SHA-256; must
     * be much cheaper than reading
     *
     * @throws InvalidInputException if a file is missing
     */
    String fingerprint();

    /**
     * {@return the split each row was published with, or an empty list if it came without one}; used where the splitter
     * is told to keep it
     */
    default List<Split> publishedSplit() {
        return List.of();
    }

    /**
     * {@return the group of a row that has this value in the column of the attribute's name}; any other text where the
     * value is of no group. The default takes values for groups.
     *
     * @param attribute a sensitive attribute, no intersection
     * @param value text of a cell
     */
    default String group(String attribute, String value) {
        return value;
    }

    /**
     * {@return rows that a finished model is asked about, read from a file into the columns of {@link #read}}; their
     * labels mean nothing. Empty for a data set whose rows fit into a CSV file with its columns, which the host reads.
     *
     * @param file the file
     * @throws InvalidInputException if the file is missing, damaged or not what it should be
     */
    default Optional<Table> readNew(Path file) {
        return Optional.empty();
    }
}
