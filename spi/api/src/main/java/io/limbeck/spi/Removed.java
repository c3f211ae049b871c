package io.limbeck.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * A setting that a record once had. A document that still gives it is refused, since leaving it out in silence would
 * compute something else, and is told what to write. Where today's settings can say the same, {@link FormerName} and
 * {@link ComponentDefinition#migrating} spare the reader that.
 */
@API(status = API.Status.STABLE, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Removed.All.class)
public @interface Removed {
    /**
     * What the setting was called.
     *
     * @return its name
     */
    String name();

    /**
     * What to do in its place: {@code "write 'temperature', which is its reciprocal"}.
     *
     * @return the way out
     */
    String remedy();

    /** Several settings that a record once had. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        /**
         * The settings.
         *
         * @return all of them
         */
        Removed[] value();
    }
}
