package io.limbeck.server.problem;

import java.io.Serial;
import java.util.List;
import java.util.Map;

/** A request that is not granted, and what its client is told. */
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ProblemDetail detail;
    private final transient Map<String, String> headers;

    private Refusal(ProblemDetail detail, Map<String, String> headers) {
        super(detail.detail());
        this.detail = detail;
        this.headers = headers;
    }

    /** There is no such thing. */
    public static Refusal missing(String what, String remedy) {
        return of("missing", "Not there", 404, "There is no " + what + ": " + remedy);
    }

    /** It does not go together with how things are. */
    public static Refusal conflict(String message) {
        return of("conflict", "Not as things are", 409, message);
    }

    /** Whoever asks has not shown who they are. */
    public static Refusal unknown(String message) {
        return of("unauthorized", "Who are you?", 401, message).with("WWW-Authenticate", "Bearer");
    }

    /** The input is wrong. */
    public static Refusal input(List<ProblemView> problems) {
        return new Refusal(
                ProblemDetail.of("input", "The input is wrong", 422, said(problems))
                        .with(problems),
                Map.of());
    }

    private static String said(List<ProblemView> problems) {
        return problems.size() == 1 ? problems.get(0).message() : "There are " + problems.size() + " problems";
    }

    /** Any other. */
    public static Refusal of(String type, String title, int status, String message) {
        return new Refusal(ProblemDetail.of(type, title, status, message), Map.of());
    }

    /** {@return the same with a header} */
    public Refusal with(String header, String value) {
        return new Refusal(detail, Map.of(header, value));
    }

    ProblemDetail detail() {
        return detail;
    }

    Map<String, String> headers() {
        return headers;
    }
}
