package io.limbeck.loader;

import io.limbeck.spi.DescriptorFile;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.NativeExecutable;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads the plugins of a directory: each jar there, or each folder of jars, with a class loader of its own. A plugin with
 * anything wrong is left out and stops no other. Plugins are loaded once and never unloaded; archives are not unpacked.
 *
 * <p>A plugin is code with all the rights of this process: lock file and signatures say whose code it is, and nothing
 * holds it back once it runs.
 */
public final class PluginDirectory {

    /**
     * A plugin that could be loaded.
     *
     * @param plugin the plugin, behind a guard
     * @param code SHA-256 of its code, lower-case hex
     * @param path its jar or folder
     */
    public record Found(Plugin plugin, String code, Path path) {}

    /**
     * What a directory holds.
     *
     * @param plugins what could be loaded, by path
     * @param problems what is wrong with the rest
     */
    public record Contents(List<Found> plugins, List<Problem> problems) {
        public Contents {
            plugins = List.copyOf(plugins);
            problems = List.copyOf(problems);
        }
    }

    private final ClassLoader host;
    private final DescriptorCheck descriptors;

    private PluginDirectory(ClassLoader host) {
        this.host = host;
        this.descriptors = new DescriptorCheck(host);
    }

    /**
     * {@return the plugins of a directory}
     *
     * @param settings the directory, and whom to trust
     * @param host has the SPI and TensorFlow
     */
    public static Contents load(PluginSettings settings, ClassLoader host) {
        List<Problem> problems = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        Path directory = settings.directory().toAbsolutePath().normalize();
        if (NativeExecutable.isRunning()) {
            problems.add(Problem.error(
                    directory.toString(),
                    "plugins cannot be added to a native executable",
                    "put the jar on the class path of the application and build the executable anew, or run on a JVM"));
        } else if (!Files.isDirectory(directory)) {
            problems.add(Problem.error(
                    directory.toString(),
                    "there is no such directory of plugins",
                    "make it, or correct " + PluginSettings.DIRECTORY));
        } else {
            new PluginDirectory(host).load(directory, settings, found, problems);
        }
        return new Contents(found, problems);
    }

    /**
     * {@return the plugins of one jar or folder of jars}, as from a directory that trusts everybody
     *
     * @throws InvalidInputException if there is nothing of the kind
     */
    public static Contents check(Path path, ClassLoader host) {
        List<Problem> problems = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        try {
            PluginFolder folder = PluginFolder.at(path)
                    .orElseThrow(() -> new InvalidInputException(Problem.error(
                            path.toString(),
                            "there is no such jar, nor folder of jars",
                            "name a jar, such as target/my-plugin.jar")));
            new PluginDirectory(host).load(folder, found, problems);
        } catch (IOException e) {
            problems.add(unreadable(path, e));
        }
        return new Contents(found, problems);
    }

    private void load(Path directory, PluginSettings settings, List<Found> found, List<Problem> problems) {
        try {
            Optional<LockFile> lock = settings.lock() == PluginSettings.Lock.ENFORCE
                    ? Optional.of(LockFile.read(directory))
                    : Optional.empty();
            lock.ifPresent(file -> file.missing(directory, problems));
            Optional<Signatures> signatures = settings.keys().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Signatures.of(settings.keys(), problems));
            for (PluginFolder folder : PluginFolder.in(directory, problems)) {
                List<Problem> distrust = new ArrayList<>();
                if (lock.isPresent()) {
                    lock.get().check(directory, folder, distrust);
                }
                if (signatures.isPresent()) {
                    signatures.get().check(folder, distrust);
                }
                problems.addAll(distrust);
                if (distrust.isEmpty()) {
                    load(folder, found, problems);
                }
            }
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        } catch (IOException e) {
            problems.add(unreadable(directory, e));
        }
    }

    private void load(PluginFolder folder, List<Found> found, List<Problem> problems) throws IOException {
        List<Problem> wrong = new ArrayList<>();
        Map<String, DescriptorFile> plugins = JarContents.read(folder, wrong);
        plugins.forEach((name, file) -> descriptors.check(folder.path().toString(), file, wrong));
        if (wrong.isEmpty()) {
            String code = Digests.of(folder);
            PluginClassLoader loader =
                    new PluginClassLoader(folder.path().getFileName().toString(), urls(folder), host);
            plugins.forEach((name, file) -> make(name, file, loader, wrong)
                    .ifPresent(plugin -> found.add(new Found(plugin, code, folder.path()))));
        }
        problems.addAll(wrong);
    }

    private static Optional<Plugin> make(
            String name, DescriptorFile file, PluginClassLoader loader, List<Problem> problems) {
        PluginDescriptor descriptor = file.descriptor();
        String who = descriptor.id() + " " + descriptor.version();
        Guard guard = new Guard(loader, file);
        try {
            Plugin plugin = guard.call(() -> instance(loader.loadClass(name)));
            PluginDescriptor said = guard.call(plugin::descriptor);
            if (!said.equals(descriptor)) {
                problems.add(Problem.error(
                        who,
                        "the descriptor file is not what the plugin's code says: '" + said + "'",
                        "do not override descriptor(); the file is enough"));
                return Optional.empty();
            }
            return Optional.of(new GuardedPlugin(plugin, file, guard));
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        } catch (RuntimeException e) {
            problems.add(NotMade.problem(who, name, e));
        }
        return Optional.empty();
    }

    private static Plugin instance(Class<?> type) throws ReflectiveOperationException {
        try {
            return Plugin.class.cast(type.getConstructor().newInstance());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof LinkageError error) {
                throw error;
            }
            throw e;
        }
    }

    private static List<URL> urls(PluginFolder folder) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : folder.jars()) {
            urls.add(jar.toUri().toURL());
        }
        return urls;
    }

    private static Problem unreadable(Path path, IOException e) {
        return Problem.error(path.toString(), "cannot be read: " + e.getMessage(), "correct its permissions");
    }
}
