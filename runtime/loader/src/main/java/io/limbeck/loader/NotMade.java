package io.limbeck.loader;

import io.limbeck.spi.Problem;
import java.lang.reflect.InvocationTargetException;

/** Says in words why an object of a plugin's class could not be made. */
final class NotMade {

    private NotMade() {}

    static Problem problem(String who, String name, RuntimeException error) {
        Throwable cause = error;
        while ((cause instanceof IllegalStateException || cause instanceof InvocationTargetException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ClassNotFoundException) {
            return Problem.error(
                    who,
                    "its service file names the class '" + name + "', which its jars do not have",
                    "correct the name in META-INF/services, and build the jar anew");
        }
        if (cause instanceof ClassCastException) {
            return Problem.error(
                    who, "the class '" + name + "' does not implement Plugin", "implement io.limbeck.spi.Plugin");
        }
        if (cause instanceof NoSuchMethodException
                || cause instanceof InstantiationException
                || cause instanceof IllegalAccessException) {
            return Problem.error(
                    who,
                    "the class '" + name + "' cannot be made: it needs to be public and not abstract, with a public"
                            + " constructor without parameters, and no inner class unless it is static",
                    "correct the class");
        }
        return Problem.error(
                who,
                "the constructor of '" + name + "' failed: " + cause,
                "tell the plugin's author, and remove its jar until then; all other plugins work");
    }
}
