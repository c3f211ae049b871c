package io.limbeck.spi.tensorflow.gradient;

import io.limbeck.spi.ComponentKind;
import java.util.List;
import org.apiguardian.api.API;
import org.tensorflow.Operand;

/**
 * The gradient of one type of operation, for those that TensorFlow cannot differentiate. A plugin lists it among its
 * components, without settings; it never registers it with TensorFlow itself, where a process bears only ten.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface OpGradient {

    /** The kind. */
    ComponentKind<OpGradient> KIND = new ComponentKind<>(
            "op-gradient", OpGradient.class, "Differentiates a type of operation that TensorFlow cannot differentiate");

    /** {@return the operation's type, as TensorFlow names it}: {@code TanhGrad} */
    String type();

    /**
     * Builds the gradient of one operation.
     *
     * @param operation the operation that is differentiated
     * @return the gradient with respect to each input, in order: of the input's shape, or {@link Differentiated#none}
     */
    List<Operand<?>> of(Differentiated operation);
}
