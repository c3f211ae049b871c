package io.limbeck.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The specs a node sees: those of its own inputs and, for a node that is a part of another (a loss term, an
 * architecture), those of the whole.
 *
 * @param byPort spec of each plugged port
 */
@API(status = API.Status.STABLE, since = "0.1")
public record PortSpecs(Map<String, PortSpec> byPort) {

    /** Nothing is known. */
    public static final PortSpecs NONE = new PortSpecs(Map.of());

    public PortSpecs {
        byPort = Collections.unmodifiableMap(new LinkedHashMap<>(byPort));
    }

    /** {@return the data set's spec at port {@code data}, if there is one} */
    public Optional<TableSpec> data() {
        return spec("data", TableSpec.class);
    }

    /** {@return the teacher's spec at port {@code teacher}, if there is a teacher} */
    public Optional<ModelSpec> teacher() {
        return spec("teacher", ModelSpec.class);
    }

    /**
     * {@return the spec at {@code port} if it is of the given type}
     *
     * @param <P> the type of spec
     * @param port name of the port
     * @param type the type of spec
     */
    public <P extends PortSpec> Optional<P> spec(String port, Class<P> type) {
        PortSpec spec = byPort.get(port);
        return type.isInstance(spec) ? Optional.of(type.cast(spec)) : Optional.empty();
    }
}
