package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.spi.execution.ExecutionBackend;
import io.limbeck.spi.execution.WorkLostException;
import io.limbeck.spi.execution.WorkerProgram;
import io.limbeck.spi.execution.Workforce;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every execution backend keeps, wherever the work is done. Extend it once per plugin; workers run {@link EchoWorker},
 * which answers a task with its text and those of the shared bytes it asked for.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class ExecutionBackendContract
        extends KindContract<ExecutionBackend, ExecutionBackendContract.Behavior> {

    private static final int TASKS = 12;

    /** What an execution backend does unless its author opts out. */
    public enum Behavior {
        /** It has workers; without them the host's own process does everything. */
        HAS_WORKERS
    }

    /** A contract for execution backends. */
    protected ExecutionBackendContract() {
        super(ExecutionBackend.KIND);
    }

    @FunctionalInterface
    private interface Work {
        void of(Workforce workforce) throws Exception;
    }

    private static WorkerProgram program() {
        List<String> classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        return new WorkerProgram(List.of(), classPath, EchoWorker.class.getName());
    }

    private static void working(ExecutionBackend backend, Work check) throws Exception {
        Optional<Workforce> started = backend.start(program());
        assumeTrue(started.isPresent(), "the host's own process does everything");
        try (Workforce workforce = started.orElseThrow()) {
            check.of(workforce);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(CompletableFuture<byte[]> answer) {
        return new String(answer.orTimeout(60, TimeUnit.SECONDS).join(), StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> everyTaskIsAnsweredByItsOwnAnswerWithTheBytesItAskedFor() {
        return each(subject -> working(subject.value(), workforce -> {
            assertThat(workforce.slots()).isPositive();
            long one = workforce.share(bytes("salt"));
            long other = workforce.share(bytes("pepper"));
            assertThat(other).isNotEqualTo(one);
            List<CompletableFuture<byte[]>> answers = new ArrayList<>();
            for (int task = 0; task < TASKS; task++) {
                List<Long> shared = task % 2 == 0 ? List.of(one) : List.of(other, one);
                answers.add(workforce.submit(shared, bytes("task " + task)));
            }
            for (int task = 0; task < TASKS; task++) {
                assertThat(text(answers.get(task)))
                        .isEqualTo("task " + task + (task % 2 == 0 ? " salt" : " pepper salt"));
            }
            workforce.forget(one);
            assertThat(text(workforce.submit(List.of(other), bytes("again")))).isEqualTo("again pepper");
        }));
    }

    @TestFactory
    Stream<DynamicTest> twoThreadsAtOnceGetTheirOwnAnswers() {
        return each(subject -> working(subject.value(), workforce -> {
            long shared = workforce.share(bytes("salt"));
            List<String> answers = AtOnce.inTwoThreads(() -> {
                String own = Thread.currentThread().getName();
                return own + " = " + text(workforce.submit(List.of(shared), bytes(own)));
            });
            assertThat(answers).allSatisfy(answer -> {
                String own = answer.substring(0, answer.indexOf(" = "));
                assertThat(answer).isEqualTo(own + " = " + own + " salt");
            });
        }));
    }

    @TestFactory
    Stream<DynamicTest> aTaskThatNoWorkerPerformsFailsAndTheOthersGoOn() {
        return each(subject -> working(subject.value(), workforce -> {
            CompletableFuture<byte[]> lost = workforce.submit(List.of(), bytes(EchoWorker.LOSE));
            assertThatThrownBy(() -> text(lost)).hasCauseInstanceOf(WorkLostException.class);
            assertThat(text(workforce.submit(List.of(), bytes("after")))).isEqualTo("after");
        }));
    }

    @TestFactory
    Stream<DynamicTest> thereAreWorkers() {
        return each(Behavior.HAS_WORKERS, subject -> {
            Optional<Workforce> started = subject.value().start(program());
            started.ifPresent(Workforce::close);
            assertThat(started).isPresent();
        });
    }
}
