package io.limbeck.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An OpenID provider: says where its keys are, and signs tokens, by the JDK alone (RFC 7515, RFC 7517, RFC 7519). */
public class OpenIdProvider implements QuarkusTestResourceLifecycleManager {

    static final String AUDIENCE = "limbeck";
    static final KeyPair OWN = pair();
    static final KeyPair OTHER = pair();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static volatile String issuer = "";
    private HttpServer server;

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String address = "http://localhost:" + server.getAddress().getPort() + "/realms/lab";
        issuer = address;
        answer(
                "/realms/lab/.well-known/openid-configuration",
                Map.of("issuer", address, "jwks_uri", address + "/certs"));
        RSAPublicKey key = (RSAPublicKey) OWN.getPublic();
        answer(
                "/realms/lab/certs",
                Map.of(
                        "keys",
                        List.of(Map.of(
                                "kty", "RSA",
                                "use", "sig",
                                "alg", "RS256",
                                "kid", "one",
                                "n", number(key.getModulus()),
                                "e", number(key.getPublicExponent())))));
        server.start();
        return Map.of("limbeck.oidc.issuer", address);
    }

    private void answer(String path, Map<String, Object> content) {
        server.createContext(path, exchange -> {
            byte[] bytes = JSON.writeValueAsBytes(content);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** Unsigned, at least one byte, as RFC 7518 has it in section 2. */
    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return bytes[0] == 0 ? part(java.util.Arrays.copyOfRange(bytes, 1, bytes.length)) : part(bytes);
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String part(Map<String, Object> content) {
        try {
            return part(JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the claims of a good token} of somebody with these roles */
    static Map<String, Object> claims(String name, String... roles) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", AUDIENCE);
        claims.put("sub", "f:" + name);
        claims.put("preferred_username", name);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("realm_access", Map.of("roles", List.of(roles)));
        return claims;
    }

    static String signed(Map<String, Object> claims, KeyPair key) {
        String content = part(Map.<String, Object>of("alg", "RS256", "typ", "JWT", "kid", "one")) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + part(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(Map<String, Object> claims) {
        return part(Map.<String, Object>of("alg", "none", "typ", "JWT")) + "." + part(claims) + ".";
    }

    /** Signed with a secret that everybody knows: the public key. */
    static String signedWithWhatIsPublic(Map<String, Object> claims) {
        String content = part(Map.<String, Object>of("alg", "HS256", "typ", "JWT", "kid", "one")) + "." + part(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(OWN.getPublic().getEncoded(), "HmacSHA256"));
            return content + "." + part(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
