package io.limbeck.server.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The role that all of a resource needs; without it reading needs a viewer, and everything else an author. It stands at the
 * resource and not in a list of paths, because one resource answers to many spellings of its path.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Needs {

    /** {@return the role} */
    Role value();
}
