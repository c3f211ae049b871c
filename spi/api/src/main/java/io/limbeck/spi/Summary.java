package io.limbeck.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/** One sentence about a setting or a settings record, shown in schemas, forms and {@code limbeck plugins describe}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
@API(status = API.Status.STABLE, since = "0.1")
public @interface Summary {
    /**
     * The sentence.
     *
     * @return the sentence
     */
    String value();
}
