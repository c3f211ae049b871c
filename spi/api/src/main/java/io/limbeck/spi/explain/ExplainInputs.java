package io.limbeck.spi.explain;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** A finished model and the rows to explain it on. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ExplainInputs {

    /** {@return the model}; it may be asked about any rows of the right form, as rows of the test split */
    Teacher model();

    /** {@return the model's teacher, if it had one}; for a twin its student's teacher */
    Optional<Teacher> teacher();

    /** {@return prepared rows of the test split} */
    Table rows();

    /**
     * {@return prepared rows of the validation split}: for what is searched there before it is confirmed on {@link
     * #rows()}; empty where there are none. The model is asked about them as rows of that split.
     */
    default Table validation() {
        return rows().select(new int[0]);
    }

    /** {@return prepared training rows}: what is usual; baselines and replacements are drawn from here */
    Table background();

    /**
     * {@return the same rows as they were read, unscaled and with their categories}
     *
     * @param prepared rows of {@link #rows()} or {@link #background()}; rows that were made up are left out
     */
    Table raw(Table prepared);

    /** {@return the features, in the order of their columns} */
    List<Feature> features();

    /** {@return this explanation's source of chance} */
    RandomSource random();
}
