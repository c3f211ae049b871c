package io.limbeck.server.security;

import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.problem.Refusal;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the tokens of an OpenID provider: signed by one of its keys, made by it, for this server, and still good. Only
 * signatures with a public key count, so that nobody signs with what is public.
 */
@ApplicationScoped
class Provider {

    private static final Logger LOG = Logger.getLogger(Provider.class);
    private static final Set<SignatureAlgorithm> SIGNATURES = EnumSet.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);
    private static final int SECONDS_OF_GRACE = 30;

    private final ServerConfig config;
    private volatile @Nullable DefaultJWTParser parser;

    Provider(ServerConfig config) {
        this.config = config;
    }

    boolean isAsked() {
        return config.authentication() == ServerConfig.Authentication.OIDC;
    }

    String issuer() {
        return config.oidc().issuer().orElseThrow();
    }

    /**
     * {@return whose token it is}, empty if no provider is asked
     *
     * @throws Refusal if it is not good, or its owner has no role here
     */
    Optional<Access.User> owner(String token) {
        if (!isAsked()) {
            return Optional.empty();
        }
        JsonWebToken read;
        try {
            read = parser().parse(token);
        } catch (ParseException e) {
            throw Refusal.unknown(why(e));
        }
        List<String> roles = RoleClaim.of(read, config.oidc().roles());
        Role role = role(roles)
                .orElseThrow(() -> Refusal.of(
                        "forbidden",
                        "Not allowed",
                        403,
                        "'" + read.getName() + "' has no role here: the claim '"
                                + config.oidc().roles() + "' of the token holds " + roles + ", and none of "
                                + List.of(
                                        config.oidc().viewer(),
                                        config.oidc().author(),
                                        config.oidc().admin())));
        return Optional.of(new Access.User(read.getName(), role.label()));
    }

    private Optional<Role> role(List<String> names) {
        ServerConfig.Oidc oidc = config.oidc();
        return names.contains(oidc.admin())
                ? Optional.of(Role.ADMIN)
                : names.contains(oidc.author())
                        ? Optional.of(Role.AUTHOR)
                        : names.contains(oidc.viewer()) ? Optional.of(Role.VIEWER) : Optional.empty();
    }

    /** What else is wrong with a token is not for whoever sent it to know; what it says is not for the log. */
    private String why(ParseException refused) {
        boolean expired = refused.getCause() instanceof InvalidJwtException invalid && invalid.hasExpired();
        return expired
                ? "This token has expired; get a new one from " + issuer()
                : "This is no token that " + issuer() + " made for this server";
    }

    private DefaultJWTParser parser() {
        @Nullable DefaultJWTParser known = parser;
        if (known != null) {
            return known;
        }
        DefaultJWTParser made = new DefaultJWTParser(rules(keys()));
        parser = made;
        return made;
    }

    private JWTAuthContextInfo rules(String keys) {
        JWTAuthContextInfo rules = new JWTAuthContextInfo(keys, issuer());
        rules.setExpectedAudience(Set.copyOf(config.oidc().audience().orElseThrow()));
        rules.setSignatureAlgorithm(SIGNATURES);
        rules.setClockSkew(SECONDS_OF_GRACE);
        return rules;
    }

    private String keys() {
        Optional<String> given = config.oidc().keys();
        if (given.isPresent()) {
            return given.get();
        }
        try {
            return ProviderKeys.of(issuer());
        } catch (IOException e) {
            LOG.warnf("The OpenID provider %s cannot be asked for its keys: %s", issuer(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.of(
                        "provider",
                        "The provider does not answer",
                        503,
                        issuer() + " cannot be asked for its keys; the server's log says more")
                .with("Retry-After", "5");
    }
}
