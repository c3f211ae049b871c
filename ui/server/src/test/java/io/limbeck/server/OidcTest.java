package io.limbeck.server;

import static io.limbeck.server.OpenIdProvider.OTHER;
import static io.limbeck.server.OpenIdProvider.OWN;
import static io.limbeck.server.OpenIdProvider.claims;
import static io.limbeck.server.OpenIdProvider.signed;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID provider. */
@QuarkusTest
@TestProfile(OidcTest.WithProvider.class)
@QuarkusTestResource(value = OwnFolder.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = OpenIdProvider.class, restrictToAnnotatedClass = true)
class OidcTest {

    private static final String ADMIN = "0123456789abcdef0123456789abcdef";

    /** A server that others can reach, because it asks them who they are. */
    public static class WithProvider implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("quarkus.http.host", "0.0.0.0");
            settings.put("limbeck.authentication", "oidc");
            settings.put("limbeck.oidc.audience", OpenIdProvider.AUDIENCE);
            settings.put("limbeck.oidc.roles", "realm_access.roles");
            settings.put("limbeck.oidc.admin", "limbeck-admins");
            settings.put("limbeck.admin-token", ADMIN);
            return settings;
        }
    }

    private static RequestSpecification as(String token) {
        return given().contentType("application/json").header("Authorization", "Bearer " + token);
    }

    private static String changed(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = claims("ada", "author");
        change.accept(claims);
        return signed(claims, OWN);
    }

    private static void refused(String token, String why) {
        as(token)
                .get("/api/v1/runs")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("detail", containsString(why));
    }

    @Test
    void whoeverTheProviderKnowsMayDoWhatTheirRoleSays() {
        String author = signed(claims("ada", "something-else", "author"), OWN);
        as(author)
                .get("/api/v1/system")
                .then()
                .statusCode(200)
                .body("authentication", is("oidc"))
                .body("user.name", is("ada"))
                .body("user.role", is("author"));
        Map<String, Object> experiment = Map.of("document", Map.of());
        as(author).body(experiment).post("/api/v1/experiments").then().statusCode(201);
        as(author).get("/api/v1/tokens").then().statusCode(403);
        String viewer = signed(claims("grace", "viewer"), OWN);
        as(viewer).get("/api/v1/runs").then().statusCode(200);
        as(viewer).body(experiment).post("/api/v1/experiments").then().statusCode(403);
        as(signed(claims("edsger", "viewer", "limbeck-admins"), OWN))
                .get("/api/v1/tokens")
                .then()
                .statusCode(200);
    }

    @Test
    void aRoleOfTheProviderThatMeansNothingHereOpensNothing() {
        as(signed(claims("eve", "admin"), OWN))
                .get("/api/v1/runs")
                .then()
                .statusCode(403)
                .body("detail", containsString("'eve' has no role here"))
                .body("detail", containsString("[admin]"));
        as(changed(claims -> claims.remove("realm_access")))
                .get("/api/v1/runs")
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenOfSomebodyElseIsRefused() {
        refused(signed(claims("ada", "author"), OTHER), "no token that");
        refused(changed(claims -> claims.put("iss", "http://localhost/realms/other")), "no token that");
        refused(OpenIdProvider.unsigned(claims("ada", "author")), "no token that");
        refused(OpenIdProvider.signedWithWhatIsPublic(claims("ada", "author")), "no token that");
        String good = signed(claims("ada", "author"), OWN);
        refused(good.substring(0, good.lastIndexOf('.') + 1), "no token that");
        refused("not.a.token", "no token that");
        refused("lmb_guessed", "no token that");
    }

    @Test
    void aTokenForAnotherServerIsRefused() {
        refused(changed(claims -> claims.put("aud", "another")), "no token that");
        refused(changed(claims -> claims.remove("aud")), "no token that");
        as(changed(claims -> claims.put("aud", List.of("another", OpenIdProvider.AUDIENCE))))
                .get("/api/v1/runs")
                .then()
                .statusCode(200);
    }

    @Test
    void aTokenHasItsTime() {
        long now = Instant.now().getEpochSecond();
        refused(changed(claims -> claims.put("exp", now - 60)), "has expired");
        refused(changed(claims -> claims.put("nbf", now + 3600)), "no token that");
        refused(changed(claims -> claims.remove("exp")), "no token that");
    }

    @Test
    void tokensOfTheApiAreTakenBesideThem() {
        String secret = as(ADMIN)
                .body(Map.of("name", "nightly", "role", "viewer"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        as(secret).get("/api/v1/system").then().statusCode(200).body("user.name", is("nightly"));
    }

    @Test
    void strangersAreToldWhoseTokensCount() {
        given().get("/api/v1/runs").then().statusCode(401).body("detail", containsString("/realms/lab"));
        given().get("/q/health/live").then().statusCode(200);
        as("lmb_guessed").get("/").then().statusCode(200);
    }

    @Test
    void aPageOfOthersGetsNothingByAProxyThatAddsTheToken() {
        String author = signed(claims("ada", "author"), OWN);
        as(author)
                .header("Origin", "https://evil.example")
                .body(Map.of("document", Map.of()))
                .post("/api/v1/experiments")
                .then()
                .statusCode(403)
                .body("detail", not(containsString(author)));
    }
}
