package io.limbeck.server.security;

import io.limbeck.server.problem.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Every request to the API passes here: who is it, may they, and does it come from a page of ours. */
class Gate {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Any value; that it is there shows that no other site's form sent the request. */
    private static final String HEADER = "X-Limbeck";

    private final Access access;
    private final Tokens tokens;
    private final Provider provider;

    @Inject
    Gate(Access access, Tokens tokens, Provider provider) {
        this.access = access;
        this.tokens = tokens;
        this.provider = provider;
    }

    @ServerRequestFilter
    void pass(ContainerRequestContext request, SimpleResourceInfo resource) {
        boolean reads = READING.contains(request.getMethod());
        @Nullable String authorization = request.getHeaderString("Authorization");
        if (access.isOpen()) {
            requireOwnName(request);
            access.is(new Access.User("local", Role.ADMIN.label()));
        } else {
            access.is(authenticated(authorization));
        }
        if (!reads) {
            requireOwnPage(request, authorization);
        }
        Role needed = needed(resource.getResourceClass(), reads);
        Access.User user = access.user().orElseThrow();
        if (!Role.labelled(user.role()).includes(needed)) {
            throw Refusal.of(
                    "forbidden",
                    "Not allowed",
                    403,
                    "This needs the role '" + needed.label() + "', and '" + user.name() + "' is " + user.role());
        }
    }

    private static Role needed(Class<?> resource, boolean reads) {
        @Nullable Needs needs = resource.getAnnotation(Needs.class);
        if (needs != null) {
            return needs.value();
        }
        return reads ? Role.VIEWER : Role.AUTHOR;
    }

    private Access.User authenticated(@Nullable String authorization) {
        if (authorization != null && authorization.startsWith("Bearer ")) {
            String token = authorization.substring("Bearer ".length()).trim();
            return tokens.owner(token)
                    .or(() -> provider.owner(token))
                    .orElseThrow(() -> Refusal.unknown("This token is not known"));
        }
        throw Refusal.unknown(
                provider.isAsked()
                        ? "Send a token of " + provider.issuer() + ": 'Authorization: Bearer …'"
                        : "Send a token: 'Authorization: Bearer lmb_…'");
    }

    /** A name that somebody else made point to this machine would let their pages in. */
    private static void requireOwnName(ContainerRequestContext request) {
        String host = String.valueOf(request.getUriInfo().getBaseUri().getHost());
        if (!LOOPBACK.contains(host) && !host.equals("::1")) {
            throw Refusal.of(
                    "host",
                    "Not this server's name",
                    421,
                    "Without authentication this server answers to localhost, and was called '" + host + "'");
        }
    }

    private static void requireOwnPage(ContainerRequestContext request, @Nullable String authorization) {
        URI self = request.getUriInfo().getBaseUri();
        @Nullable String origin = request.getHeaderString("Origin");
        List<String> own = List.of(self.getScheme() + "://" + self.getAuthority());
        if (origin != null && !own.contains(origin)) {
            throw Refusal.of("origin", "From elsewhere", 403, "The page '" + origin + "' may not change anything here");
        }
        // A proxy may add the authorization to whatever a browser sends; what browsers send has an origin.
        boolean byProgram = authorization != null && origin == null;
        if (!byProgram && request.getHeaderString(HEADER) == null) {
            throw Refusal.of(
                    "csrf",
                    "Header missing",
                    403,
                    "Send the header '" + HEADER + ": 1' with everything that changes something");
        }
    }
}
