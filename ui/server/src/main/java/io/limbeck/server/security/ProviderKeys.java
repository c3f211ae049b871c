package io.limbeck.server.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Asks an OpenID provider where its public keys are [1].
 *
 * <p>[1] OpenID Connect Discovery 1.0, section 4, openid.net.
 */
final class ProviderKeys {

    private static final String ABOUT = "/.well-known/openid-configuration";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ProviderKeys() {}

    /** {@return the address of the provider's JWK set} */
    static String of(String issuer) throws IOException, InterruptedException {
        URI about = URI.create(issuer.replaceAll("/+$", "") + ABOUT);
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(about).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("'" + about + "' answers " + answer.statusCode());
        }
        JsonNode said = new ObjectMapper().readTree(answer.body());
        if (!said.path("issuer").asText().equals(issuer)) {
            throw new IOException(
                    "'" + about + "' is about '" + said.path("issuer").asText() + "', and not about '" + issuer
                            + "'; write LIMBECK_OIDC_ISSUER as the provider does");
        }
        String keys = said.path("jwks_uri").asText();
        if (keys.isEmpty()) {
            throw new IOException("'" + about + "' names no 'jwks_uri'; set LIMBECK_OIDC_KEYS");
        }
        return keys;
    }
}
