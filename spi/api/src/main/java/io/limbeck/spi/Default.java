package io.limbeck.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The value a setting has when the document leaves it out, written as it would stand in the document: {@code "4"},
 * {@code "[64, 32]"}, {@code "{}"}. A setting without one must be given, unless its type is {@code Optional}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@API(status = API.Status.STABLE, since = "0.1")
public @interface Default {
    /**
     * The value, in the document's own syntax (YAML).
     *
     * @return the value
     */
    String value();
}
