package io.limbeck.spi;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Who a plugin is.
 *
 * @param id lower-case words joined by hyphens, {@code limbeck-fairness}
 * @param version the plugin's own version; part of the content hash of everything it computes
 * @param title one line for lists
 * @param spi the SPI versions it works with, as a half-open range such as {@code [0.1,1)}
 */
@API(status = API.Status.STABLE, since = "0.1")
public record PluginDescriptor(String id, String version, String title, String spi) {

    /** The version of this SPI. */
    public static final String SPI_VERSION = "0.1";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public PluginDescriptor {
        requireNonNull(version, "version is null");
        requireNonNull(title, "title is null");
        requireNonNull(spi, "spi is null");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "A plugin id is made of lower-case words joined by hyphens, but is '" + id + "'");
        }
    }

    /**
     * {@return what a plugin's {@link DescriptorFile} says about it}
     *
     * @param plugin the plugin's class
     * @throws IllegalStateException if the class's jar has no such file
     * @throws InvalidInputException with all that is wrong with the file
     */
    public static PluginDescriptor of(Class<? extends Plugin> plugin) {
        return DescriptorFile.of(plugin).descriptor();
    }

    /**
     * {@return whether the plugin works with a version of the SPI}
     *
     * @param spiVersion the version, {@code 0.1}
     * @throws IllegalArgumentException if {@link #spi} is no range
     */
    public boolean worksWith(String spiVersion) {
        return SpiRange.of(spi).contains(spiVersion);
    }
}
