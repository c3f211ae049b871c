package io.limbeck.spi.execution;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;

/**
 * A worker at work on this machine. A process of its own: a crash of native code ends the worker, not whoever started it, and
 * the worker ends when whoever started it does. To be used by one thread.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WorkerProcess implements AutoCloseable {

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final Set<Long> known = new HashSet<>();
    private long tasks;

    private WorkerProcess(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    /**
     * Starts a worker and waits until it is there. What it says on standard error goes where that of this process goes.
     *
     * @param program what it runs
     * @param javaHome folder of the Java to run it with
     * @param environment variables beside those of this process
     * @return the worker, which waits for tasks
     * @throws IOException if the worker cannot be started
     */
    public static WorkerProcess start(WorkerProgram program, Path javaHome, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.command(javaHome, System.getProperty("path.separator")));
        builder.redirectError(Redirect.INHERIT);
        builder.environment().putAll(environment);
        WorkerProcess worker = new WorkerProcess(builder.start());
        try {
            worker.next();
        } catch (IOException e) {
            worker.close();
            throw new IOException(
                    "The worker does not start; its class path is '" + String.join(", ", program.classPath())
                            + "', and what it said stands in the log of whoever started it",
                    e);
        }
        return worker;
    }

    /** {@return the process's number} */
    public long pid() {
        return process.pid();
    }

    /**
     * {@return whether the worker has those shared bytes already}
     *
     * @param shared number of the shared bytes
     */
    public boolean knows(long shared) {
        return known.contains(shared);
    }

    /**
     * Gives the worker shared bytes.
     *
     * @param shared number of the shared bytes
     * @param content the bytes
     * @throws IOException if the worker cannot be reached
     */
    public void share(long shared, byte[] content) throws IOException {
        new Frame(Frame.Type.SHARE, shared, content).write(out);
        known.add(shared);
    }

    /**
     * Lets the worker let go of all shared bytes but those that somebody may still need.
     *
     * @param needed numbers of the shared bytes to keep
     * @throws IOException if the worker cannot be reached
     */
    public void retain(Collection<Long> needed) throws IOException {
        for (long number : List.copyOf(known)) {
            if (!needed.contains(number)) {
                known.remove(number);
                new Frame(Frame.Type.FORGET, number).write(out);
            }
        }
    }

    /**
     * Has a task performed; {@link #share} came first for each of its shared bytes.
     *
     * @param shared numbers of the shared bytes that the task needs
     * @param task the task
     * @return what came of it
     * @throws IOException if the worker ended over it: another one may be luckier
     * @throws WorkLostException if the worker failed over it, as every other would
     */
    public byte[] perform(List<Long> shared, byte[] task) throws IOException {
        long number = tasks++;
        new Frame(Frame.Type.TASK, number, shared, task).write(out);
        Frame answer = next();
        if (answer.type() == Frame.Type.LOST) {
            throw new WorkLostException(new String(answer.content(), StandardCharsets.UTF_8));
        }
        if (answer.type() != Frame.Type.DONE || answer.number() != number) {
            throw new IOException("The worker answered task " + number + " with '" + answer.type() + " "
                    + answer.number() + "', and speaks another language");
        }
        return answer.content();
    }

    private Frame next() throws IOException {
        Optional<Frame> frame = Frame.read(in);
        if (frame.isEmpty()) {
            throw new IOException("The worker (process " + process.pid() + ") ended" + status());
        }
        return frame.get();
    }

    private String status() {
        try {
            return process.waitFor(1, TimeUnit.SECONDS) ? " with status " + process.exitValue() : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** {@return whether it is still there} */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
