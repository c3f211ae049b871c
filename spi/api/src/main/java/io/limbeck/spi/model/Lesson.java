package io.limbeck.spi.model;

import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/** What a model may learn from. Test rows are not in it. */
@API(status = API.Status.STABLE, since = "0.1")
public interface Lesson {

    /**
     * {@return the prepared rows of a split}; transforms have been applied
     *
     * @param split any but the test rows
     * @throws IllegalArgumentException for {@link Split#TEST}: nothing may learn from it
     */
    Table rows(Split split);

    /**
     * {@return the models plugged into a port ({@code teacher}, {@code members}), in order; empty if none}
     *
     * @param port name of the port
     */
    List<Teacher> models(String port);

    /**
     * {@return the weights of the edges at that port, as long as {@link #models}}
     *
     * @param port name of the port
     */
    List<Double> weights(String port);

    /** {@return this model's source of chance} */
    RandomSource random();

    /** {@return where to say how far it is} */
    Progress progress();

    /** {@return a folder for checkpoints of this model; what is found there was written by the same work, interrupted} */
    Path checkpoints();
}
