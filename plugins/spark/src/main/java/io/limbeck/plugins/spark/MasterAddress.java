package io.limbeck.plugins.spark;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where masters listen.
 *
 * @param written as it was written
 * @param places hosts and ports
 */
record MasterAddress(String written, List<InetSocketAddress> places) {

    private static final String SETTING = "--execution.master";
    private static final Pattern PLACE = Pattern.compile("([^:/\\s]+|\\[[0-9a-fA-F:]+\\]):(\\d{1,5})");
    private static final String SCHEME = "spark://";
    private static final int MILLIS = 3000;

    MasterAddress {
        places = List.copyOf(places);
    }

    /**
     * {@return the places of a master}
     *
     * @throws InvalidInputException if it is not written as one
     */
    static MasterAddress of(String written) {
        List<InetSocketAddress> places = new ArrayList<>();
        String rest = written.startsWith(SCHEME) ? written.substring(SCHEME.length()) : "";
        for (String one : rest.split(",")) {
            Matcher matcher = PLACE.matcher(one.strip());
            if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
                throw new InvalidInputException(Problem.error(
                        SETTING,
                        "'" + written + "' is no address of a Spark standalone master",
                        "write spark://host:port; the master's log and its page say which, 7077 is the usual port"));
            }
            places.add(new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2))));
        }
        return new MasterAddress(written, places);
    }

    /**
     * Spark itself would try for a minute, and say less.
     *
     * @throws InvalidInputException if nobody listens at any of the places
     */
    void requireReachable() {
        String reason = "";
        for (InetSocketAddress place : places) {
            try (Socket socket = new Socket()) {
                socket.connect(place, MILLIS);
                return;
            } catch (IOException e) {
                reason = place.isUnresolved() ? "there is no host '" + place.getHostString() + "'" : e.getMessage();
            }
        }
        throw new InvalidInputException(
                Problem.error(
                        SETTING,
                        "no Spark master answers at '" + written + "': " + reason,
                        "start one with Spark's sbin/start-master.sh, or check host and port; docs/execution.md has the commands"));
    }

    /** {@return whether the only place is this machine's own loopback} */
    boolean isOnThisMachine() {
        return places.stream()
                .allMatch(place -> !place.isUnresolved() && place.getAddress().isLoopbackAddress());
    }
}
