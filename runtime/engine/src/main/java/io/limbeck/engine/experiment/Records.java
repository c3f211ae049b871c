package io.limbeck.engine.experiment;

import io.limbeck.engine.document.Place;
import io.limbeck.spi.Problem;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes records, and takes them apart. */
final class Records {

    private Records() {}

    /** {@return the record; a complaint of its constructor becomes a problem} */
    static Optional<Record> make(
            Class<? extends Record> type, List<Object> values, Place place, List<Problem> problems) {
        try {
            Constructor<? extends Record> constructor =
                    type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            problems.add(Problem.error(
                    place.toString(),
                    cause.getMessage() == null ? cause.toString() : cause.getMessage(),
                    "change the settings so that they fit together"));
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The settings record '" + type.getName() + "' cannot be made", e);
        }
    }

    /** {@return one component of the record} */
    static Object get(Record record, String component) {
        try {
            Method accessor = record.getClass().getDeclaredMethod(component);
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "'" + component + "' of the settings record '"
                            + record.getClass().getName() + "' cannot be read",
                    e);
        }
    }
}
