package io.limbeck.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/** What a setting counts, shown behind its value in forms and in {@code limbeck plugins describe}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@API(status = API.Status.STABLE, since = "0.1")
public @interface Unit {
    /**
     * The unit as it is written behind a number: {@code MiB}, {@code s}, {@code pixels}.
     *
     * @return the unit
     */
    String value();
}
