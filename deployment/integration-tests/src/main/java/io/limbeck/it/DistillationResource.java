package io.limbeck.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.experiment.JsonSchemas;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.engine.run.RunListener;
import io.limbeck.engine.run.Submission;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.InvalidInputException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalLong;

/** Distils what it is handed, and says what there is to distil with. */
@Path("/")
@Blocking
public class DistillationResource {

    private final Engine engine;
    private final Catalog catalog;

    DistillationResource(Engine engine, Catalog catalog) {
        this.engine = engine;
        this.catalog = catalog;
    }

    /** Ids of all components. */
    @GET
    @Path("components")
    public List<String> components() {
        return catalog.entries().stream()
                .map(entry -> entry.component().id().toString())
                .toList();
    }

    /** Schema of a component's settings. */
    @GET
    @Path("schemas/{family}/{name}")
    public JsonNode schema(@PathParam("family") String family, @PathParam("name") String name) {
        return catalog.find(ComponentId.of(family + "/" + name))
                .<JsonNode>map(entry -> JsonSchemas.component(entry.component()))
                .orElseThrow(() -> new WebApplicationException(404));
    }

    /** Keys of the steps that an experiment has: content hashes of code, settings and inputs. */
    @POST
    @Path("plans")
    @Consumes("text/plain")
    public List<String> plan(String document) {
        return engine.plan(submission(document)).steps().stream()
                .map(step -> step.key())
                .toList();
    }

    /** Runs an experiment; its report, or what is wrong with it. */
    @POST
    @Path("runs")
    @Consumes("text/plain")
    public JsonNode run(String document) {
        try {
            RunFolder folder = engine.run(submission(document), RunListener.NONE);
            return folder.report().orElseThrow(() -> new WebApplicationException(500));
        } catch (InvalidInputException e) {
            ObjectNode problem = JsonNodeFactory.instance.objectNode();
            problem.put("where", e.problems().get(0).where());
            problem.put("message", e.problems().get(0).message());
            throw new WebApplicationException(
                    Response.status(400).entity(problem).build());
        }
    }

    private static Submission submission(String document) {
        return new Submission(
                document, "document", java.nio.file.Path.of("").toAbsolutePath(), List.of(), OptionalLong.empty());
    }
}
