package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.Documents;
import io.limbeck.engine.document.Experiment;
import io.limbeck.engine.document.Sweeps;
import io.limbeck.engine.document.Variant;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import java.util.List;
import java.util.Map;

/**
 * From a document to an experiment that can be planned: {@code ExperimentReader.read}, then {@link #variants}, then
 * {@link #bind} each. All methods are pure and thread-safe.
 */
public final class Experiments {

    private Experiments() {}

    /** {@return the flat form of a document in either spelling} */
    public static Experiment toFlat(ObjectNode document, Catalog catalog) {
        return Documents.toFlat(document, catalog);
    }

    /** {@return the nested spelling, which people write} */
    public static ObjectNode toNested(Experiment experiment, Catalog catalog) {
        return Documents.toNested(experiment, catalog);
    }

    /** {@return the flat spelling as a document: header keys, {@code nodes} and {@code edges}} */
    public static ObjectNode writeFlat(Experiment experiment) {
        return Documents.writeFlat(experiment);
    }

    /**
     * {@return the variants of a document}: one for each point of its sweep, just one if it has none
     *
     * @param overrides {@code path=value}, {@code +path=value}, {@code ~path}, as on the command line
     * @throws InvalidInputException if an override or an axis does not fit
     */
    public static List<Variant> variants(ObjectNode document, List<String> overrides, Catalog catalog) {
        return Sweeps.variants(document, overrides, catalog);
    }

    /**
     * Finds components, binds settings, plugs ports and runs the first phase.
     *
     * @throws InvalidInputException with every problem of every node
     */
    public static BoundExperiment bind(Experiment experiment, Catalog catalog) {
        return Binder.bind(experiment, catalog);
    }

    /** {@return what does not fit now that data sets have been read; specs of the prepared rows by data set's place} */
    public static List<Problem> recheck(BoundExperiment experiment, Map<String, TableSpec> actual) {
        return Binder.recheck(experiment, actual);
    }
}
