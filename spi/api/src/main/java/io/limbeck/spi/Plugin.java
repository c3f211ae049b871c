package io.limbeck.spi;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Entry point of a plugin jar: says what the jar contributes, and does nothing else.
 *
 * <p>Named in {@code META-INF/services/io.limbeck.spi.Plugin}. The constructor and both methods run while catalogs are
 * built, also at the build time of a native image: they must not load native libraries, open files or start threads.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface Plugin {

    /** {@return who this plugin is}; what its {@link DescriptorFile} says, unless it says otherwise itself */
    default PluginDescriptor descriptor() {
        return PluginDescriptor.of(getClass());
    }

    /** {@return everything the jar contributes, in the order in which it should be listed} */
    List<Component<?, ?>> components();
}
