package io.limbeck.plugins.spark;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.Unit;
import io.limbeck.spi.execution.ExecutionBackend;
import io.limbeck.spi.execution.WorkerProgram;
import io.limbeck.spi.execution.Workforce;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The workers of a Spark master. An executor starts worker processes beside itself, one for each task it performs at a time,
 * and keeps them; Spark hands out tasks, brings shared bytes to every machine once, and repeats what a lost machine was doing.
 */
final class Standalone implements ExecutionBackend {

    /**
     * Settings.
     *
     * @param master {@code spark://host:port}, several separated by commas
     * @param cores most cores to take in all; 0 for all there are
     * @param executorMemory memory that Spark sets aside for each executor, in MiB; it is what shared bytes pass through
     * @param heap Java memory of each worker process, in MiB; what TensorFlow takes comes on top
     * @param patience seconds to wait for the first worker, and for another one when all are lost
     * @param host name or address under which workers reach this machine
     * @param home folder of Spark with {@code jars/}
     * @param driver the driver's jar
     * @param limbeck folder of the application on the workers' machines, in which {@code lib/} is
     */
    @Summary("The workers of a Spark standalone master: one machine or many, lost ones replaced")
    record Settings(
            @Summary("The master, spark://host:port; several, separated by commas, if there are stand-bys")
            String master,

            @Summary("Most cores to take in all; 0 takes all there are") @Min(0) @Default("0")
            int cores,

            @Unit("MiB")
            @Summary("Memory of each Spark executor, through which shared rows pass")
            @Min(480)
            @Default("512")
            int executorMemory,

            @Unit("MiB")
            @Summary("Java memory of each worker process; TensorFlow's comes on top")
            @Min(64)
            @Default("1024")
            int heap,

            @Summary("Seconds to wait for a worker before giving up") @Min(1) @Default("60")
            int patience,

            @Summary("Name or address under which workers reach this machine; found out if it is not given")
            Optional<String> host,

            @Summary("Folder of Spark, with jars/ in it; SPARK_HOME, or what was built with LIMBECK_SPARK=1")
            Optional<String> home,

            @Summary("Jar of Limbeck's driver; what was built with LIMBECK_SPARK=1")
            Optional<String> driver,

            @Summary("Folder quarkus-app of Limbeck on the workers' machines; the same path as here unless given")
            Optional<String> limbeck) {}

    private final Settings settings;

    Standalone(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Workforce> start(WorkerProgram program) {
        SparkFolder folder = SparkFolder.find(settings.home(), settings.driver());
        MasterAddress master = MasterAddress.of(settings.master());
        master.requireReachable();
        WorkerProgram there = settings.limbeck()
                .map(application -> program.on(program.classPath().stream()
                        .map(entry -> there(application, entry))
                        .toList()))
                .orElse(program)
                .with(List.of("-Xmx" + settings.heap() + "m"));
        return Optional.of(DriverProcess.start(folder, told(folder, master, there), settings.patience()));
    }

    /** {@return where an entry of the class path lies in an application that is installed elsewhere} */
    static String there(String application, String entry) {
        int lib = entry.lastIndexOf("/lib/");
        return lib < 0 ? entry : application + entry.substring(lib);
    }

    /** {@return what the driver is told to begin with} */
    private Properties told(SparkFolder folder, MasterAddress master, WorkerProgram program) {
        Properties told = new Properties();
        told.setProperty("master", settings.master());
        told.setProperty("cores", Integer.toString(settings.cores()));
        told.setProperty("executorMemory", settings.executorMemory() + "m");
        told.setProperty("patience", Integer.toString(settings.patience()));
        told.setProperty("jar", folder.driver().toString());
        told.setProperty("options", String.join("\n", program.options()));
        told.setProperty("classPath", String.join("\n", program.classPath()));
        told.setProperty("mainClass", program.mainClass());
        settings.host()
                .or(() -> master.isOnThisMachine() ? Optional.of("127.0.0.1") : Optional.empty())
                .ifPresent(host -> told.setProperty("host", host));
        return told;
    }
}
