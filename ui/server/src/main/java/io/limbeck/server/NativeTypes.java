package io.limbeck.server;

import io.limbeck.server.run.Failure;
import io.limbeck.server.run.RunView;
import io.limbeck.server.worker.Job;
import io.limbeck.server.worker.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What Jackson reads without a resource that says so; a native executable has to be told. */
@RegisterForReflection(
        targets = {Failure.class, Job.class, Outcome.class, Outcome.Said.class, RunView.FigureView.class})
final class NativeTypes {

    private NativeTypes() {}
}
