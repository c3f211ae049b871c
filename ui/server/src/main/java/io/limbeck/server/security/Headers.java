package io.limbeck.server.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What every answer carries, and the page that every address of the composer gets. */
@ApplicationScoped
class Headers {

    private static final String POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    void filter(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addHeadersEndHandler(done -> add(context));
                    context.next();
                },
                100);
    }

    private static void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        set(headers, "Content-Security-Policy", POLICY);
        set(headers, "X-Content-Type-Options", "nosniff");
        set(headers, "X-Frame-Options", "SAMEORIGIN");
        set(headers, "Referrer-Policy", "no-referrer");
        set(headers, "Cross-Origin-Opener-Policy", "same-origin");
        set(headers, "Cross-Origin-Resource-Policy", "same-origin");
        if (context.request().path().startsWith("/api/")) {
            set(headers, "Cache-Control", "no-store");
        }
    }

    private static void set(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    /** Addresses of the composer's own pages, such as {@code /runs/x}, are one file; asked before REST. */
    void pages(@Observes Router router) {
        router.get().order(-1).handler(context -> {
            String path = context.request().path();
            boolean page = !path.startsWith("/api/") && !path.startsWith("/q/") && !path.contains(".");
            if (page && !path.equals("/")) {
                context.reroute("/");
            } else {
                context.next();
            }
        });
    }
}
