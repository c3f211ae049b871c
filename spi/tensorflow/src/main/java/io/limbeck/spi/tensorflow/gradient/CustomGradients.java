package io.limbeck.spi.tensorflow.gradient;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.internal.c_api.TFJ_GradFuncAdapter;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.op.Ops;
import org.tensorflow.op.RawCustomGradient;

/**
 * Owner of every gradient that is added to TensorFlow's registry in this process, ours and those of plugins.
 *
 * <p>TensorFlow Java can hand only ten adapters to native code: the eleventh registers without complaint and ends the
 * process when it is called. So there is one adapter, which is never let go, and which asks here for the gradient of the
 * type of operation at hand. What is registered cannot be taken back; the registry is TensorFlow's, and so is its
 * lifetime.
 *
 * <p>Thread-safe. On Windows TensorFlow Java takes no gradients; there {@link #install} does nothing, and what needs
 * them fails with TensorFlow's own message.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CustomGradients {

    private static final String OURS = "Limbeck";

    private record Owned(String owner, OpGradient gradient, boolean registered) {}

    private static final Map<String, Owned> GRADIENTS = new TreeMap<>();

    /** Whether TensorFlow was told of what there is; from then on it is told of each that comes. */
    private static boolean installed;

    static {
        Stream.of(ActivationGradients.all(), ArrayGradients.all(), PoolingGradients.all(), ConvolutionGradients.all())
                .flatMap(List::stream)
                .forEach(gradient -> GRADIENTS.put(gradient.type(), new Owned(OURS, gradient, false)));
    }

    /** Made when it is first needed: only then TensorFlow is loaded. */
    private static final class Adapter {
        static final TFJ_GradFuncAdapter ONE = RawCustomGradient.adapter(CustomGradients::differentiate);
    }

    private CustomGradients() {}

    /**
     * Adds the gradient of a plugin, before {@link #install} or after it. The same owner may come again, as when a plugin is
     * loaded twice; the first stays.
     *
     * @param owner id of the component
     * @param gradient how the operation is differentiated
     * @throws InvalidInputException if there is a gradient for that type of operation already, from somebody else or
     *     from TensorFlow
     */
    public static synchronized void add(String owner, OpGradient gradient) {
        String type = gradient.type();
        Owned known = GRADIENTS.get(type);
        if (known != null && known.owner().equals(owner)) {
            return;
        }
        if (known != null || (!isWindows() && tensorflow.TFJ_HasGradient(type))) {
            throw new InvalidInputException(Problem.error(
                    owner,
                    "brings a gradient of '" + type + "', but " + "'" + (known == null ? "TensorFlow" : known.owner())
                            + "'" + " has one already",
                    "take one of the two away: a type of operation has one gradient"));
        }
        GRADIENTS.put(type, new Owned(owner, gradient, false));
        if (installed) {
            install();
        }
    }

    /**
     * Makes everything that was added, and what will be, known to TensorFlow; to be called before gradients are taken.
     * Cheap when repeated.
     */
    public static synchronized void install() {
        installed = true;
        if (isWindows()) {
            return;
        }
        GRADIENTS.replaceAll((type, owned) -> {
            if (!owned.registered() && !tensorflow.TFJ_HasGradient(type)) {
                tensorflow.TFJ_RegisterCustomGradient(type, Adapter.ONE);
            }
            return new Owned(owned.owner(), owned.gradient(), true);
        });
    }

    /** {@return the types of operations that have a gradient here, sorted} */
    public static synchronized List<String> types() {
        return List.copyOf(GRADIENTS.keySet());
    }

    private static List<Operand<?>> differentiate(Ops tf, GraphOperation operation, List<Output<?>> gradients) {
        Owned owned;
        synchronized (CustomGradients.class) {
            owned = GRADIENTS.get(operation.type());
        }
        if (owned == null) {
            throw new IllegalStateException("There is no gradient of '" + operation.type() + "' here");
        }
        List<Operand<?>> built = owned.gradient().of(new Differentiated(tf, operation, gradients));
        if (built.size() != operation.numInputs()) {
            throw new IllegalStateException("The gradient of '" + operation.type() + "' from '" + owned.owner()
                    + "' speaks of '" + built.size() + "' inputs, but the operation has " + operation.numInputs()
                    + "; say 'none()' for those that do not matter");
        }
        return built;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
