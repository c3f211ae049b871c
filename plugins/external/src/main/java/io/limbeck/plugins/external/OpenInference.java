package io.limbeck.plugins.external;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.Unit;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/**
 * A model behind an HTTP endpoint that speaks the Open Inference Protocol, version 2 [1]: Triton, KServe, MLServer,
 * OpenVINO and others do.
 *
 * <p>What was answered is kept beside the run's checkpoints until the model is done, so that a run that was interrupted
 * asks only for the rest. That a model behind the same name and version has changed cannot be seen from here: give a
 * version.
 *
 * <p>[1] Open Inference Protocol, github.com/kserve/open-inference-protocol, inference_rest.
 */
final class OpenInference implements TeacherSource {

    @Summary("A model behind an HTTP endpoint that speaks the Open Inference Protocol (Triton, KServe, MLServer)")
    record Settings(
            @Summary("Address of the server, without /v2")
            @NotBlank
            @Pattern(regexp = "https?://[^\\s/].*", message = "must be an http or https address")
            String url,

            @Summary("Name of the model on the server") @NotBlank
            String model,

            @Summary("Version of the model; without it the server's choice")
            Optional<String> version,

            @Summary("The model's input; may be left out where there is only one")
            Optional<String> input,

            @Summary("The model's output; may be left out where there is only one")
            Optional<String> output,

            @Summary("What its numbers are") @Default("logits")
            Gives gives,

            @Summary("Rows in one question") @Default("256") @Positive
            int batch,

            @Unit("s") @Summary("How long to wait for one answer") @Default("30") @Positive
            int timeout,

            @Summary("How often a question is asked again after a failure that may pass") @Default("4") @PositiveOrZero
            int retries,

            @Summary(
                    "Name of an environment variable that holds a bearer token; the token itself is never written down")
            Optional<String> tokenFrom) {}

    private final Settings settings;
    private final Optional<String> token;

    OpenInference(Settings settings, ComponentContext context) {
        this.settings = settings;
        this.token = settings.tokenFrom().map(name -> {
            String value = System.getenv(name);
            if (value == null || value.isBlank()) {
                throw new InvalidInputException(Problem.error(
                        "tokenFrom",
                        "the environment variable '" + name + "' is not set",
                        "set it to the endpoint's bearer token, or leave 'tokenFrom' out"));
            }
            return value;
        });
    }

    @Override
    public Teacher open(Lesson lesson) {
        var data = lesson.rows(Split.TRAIN).spec();
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(settings.timeout()))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        Patience patience = new Patience(settings.retries(), Duration.ofMillis(200));
        InferenceClient client = new InferenceClient(http, settings, token, patience);
        AskedTeacher.Respondent remote = RemoteRespondent.connect(client, settings, data.shape());
        String whose = settings.url() + "|" + settings.model() + "|"
                + settings.version().orElse("");
        return new AskedTeacher(
                new RememberedAnswers(remote, lesson.checkpoints().resolve("answers"), whose),
                data,
                settings.gives(),
                settings.batch(),
                lesson.progress()::warn);
    }
}
