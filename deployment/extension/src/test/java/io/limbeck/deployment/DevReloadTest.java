package io.limbeck.deployment;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.util.Set;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In dev mode the application is loaded anew whenever its code changes; TensorFlow's libraries are not, and must live with that. */
class DevReloadTest {

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClass(TrainingResource.class)
                    .addAsResource(new StringAsset("limbeck.runs=target/dev-reload/runs\n"), "application.properties"));

    /** With a gradient of ours in play: those are registered with TensorFlow once in a process. */
    @Test
    void trainsAfterEachOfTwoReloads() {
        String before = trained("first", 1);
        APPLICATION.modifySourceFile(TrainingResource.class, text -> text.replace("\"first\"", "\"second\""));
        String once = trained("second", 2);
        APPLICATION.modifySourceFile(TrainingResource.class, text -> text.replace("\"second\"", "\"third\""));
        String twice = trained("third", 3);
        assertThat(Set.of(before, once, twice)).as("class loaders").hasSize(3);
    }

    private static String trained(String says, int seed) {
        String answer = get("/train?seed=" + seed + System.nanoTime() % 100_000).asString();
        assertThat(answer).startsWith(says + " FINISHED ");
        return answer.substring(answer.lastIndexOf(' '));
    }
}
