package io.limbeck.deployment;

import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.engine.run.RunListener;
import io.limbeck.engine.run.Submission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.OptionalLong;

/** Trains when it is asked. */
@Path("/train")
public class TrainingResource {

    static final String SAYS = "first";

    private static final String EXPERIMENT = """
            limbeck: 1
            name: tiny
            seed: %d
            data:
              use: data/simulated-lending
              rows: 400
              sensitive: [group]
              prepare: [data/one-hot, data/standardize]
            teacher:
              architecture: {use: models/mlp, hidden: [8], activation: tanh}
              train: {epochs: 2, batch: 64}
            student:
              architecture: {use: models/mlp, hidden: [4]}
              objective:
                - {use: distillation/cross-entropy, weight: 0.5}
                - {use: distillation/jacobian, of: decision, weight: 0.5}
              train: {epochs: 2, batch: 64}
            evaluate: [quality/accuracy]
            """;

    private final Engine engine;

    TrainingResource(Engine engine) {
        this.engine = engine;
    }

    /** Trains on this seed, which nobody has used yet. */
    @GET
    @Produces("text/plain")
    public String train(@QueryParam("seed") int seed) {
        RunFolder run = engine.run(
                new Submission(
                        EXPERIMENT.formatted(seed),
                        "tiny.yaml",
                        java.nio.file.Path.of("").toAbsolutePath(),
                        List.of(),
                        OptionalLong.empty()),
                RunListener.NONE);
        return SAYS + " " + run.state() + " "
                + TrainingResource.class.getClassLoader().hashCode();
    }
}
