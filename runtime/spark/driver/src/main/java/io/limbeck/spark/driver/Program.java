package io.limbeck.spark.driver;

import io.limbeck.spi.execution.WorkerProgram;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * What a worker runs, in the form in which Spark sends it to executors.
 *
 * @param options options of the Java virtual machine
 * @param classPath class path on the worker's machine
 * @param mainClass the class to start
 */
record Program(ArrayList<String> options, ArrayList<String> classPath, String mainClass) implements Serializable {

    WorkerProgram program() {
        return new WorkerProgram(options, classPath, mainClass);
    }
}
