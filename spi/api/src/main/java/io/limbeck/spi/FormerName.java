package io.limbeck.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * What a setting was called in documents that are still out there. They are read as before; whoever checks one is told
 * the new name. What is computed does not depend on which of the names was written.
 */
@API(status = API.Status.STABLE, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface FormerName {
    /**
     * The former names, none of which another setting of the record has.
     *
     * @return the names
     */
    String[] value();
}
