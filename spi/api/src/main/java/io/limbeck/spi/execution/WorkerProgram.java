package io.limbeck.spi.execution;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.NativeExecutable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The host's program for workers: a Java program that is told what to do by {@link Frame}s on its standard input and answers
 * on its standard output. It ends when its input ends.
 *
 * @param options options of the Java virtual machine
 * @param classPath jars, folders, and folders followed by {@code /*}, as on this machine
 * @param mainClass the class to start
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WorkerProgram(List<String> options, List<String> classPath, String mainClass) {

    /** First argument of a native executable that is to be a worker. */
    public static final String WORKER = "worker";

    public WorkerProgram {
        requireNonNull(mainClass, "mainClass is null");
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
    }

    /**
     * {@return the same program with more options, which win over earlier ones}
     *
     * @param more options of the JVM
     */
    public WorkerProgram with(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new WorkerProgram(all, classPath, mainClass);
    }

    /**
     * {@return the same program with another class path}
     *
     * @param otherClassPath jars and folders of classes
     */
    public WorkerProgram on(List<String> otherClassPath) {
        return new WorkerProgram(options, otherClassPath, mainClass);
    }

    /**
     * {@return the command that starts it; in a native executable that is the executable itself}
     *
     * @param javaHome folder of the Java to run it with
     * @param separator between entries of a class path, on the worker's machine
     */
    public List<String> command(Path javaHome, String separator) {
        if (NativeExecutable.isRunning()) {
            return List.of(executable(), WORKER);
        }
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(String.join(separator, classPath));
        command.add(mainClass);
        return command;
    }

    /** A native executable has no Java beside it: it is its own worker. */
    private static String executable() {
        return ProcessHandle.current()
                .info()
                .command()
                .orElseThrow(() -> new IllegalStateException("This system does not say which executable is running"));
    }
}
