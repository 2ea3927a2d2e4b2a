package org.mpl4j.tcpip.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.IpError;

/** What came back of the packets with one number of hops. */
final class Hop {
    private final int number;
    private final @Nullable Answer[] answers;
    private int count;

    /**
     * An answer.
     *
     * @param from who sent it; unspecified if no neighbor answered
     * @param time since the packet was sent, in nanoseconds
     * @param error what it says; null if the target itself answered
     */
    record Answer(IpAddress from, long time, @Nullable IpError error) {}

    /** Without answers. */
    Hop(int number, int probes) {
        this.number = number;
        answers = new Answer[probes];
    }

    /** Adds the answer to a probe, if there was none; returns whether all are there. */
    boolean add(int probe, Answer answer) {
        if (answers[probe] == null) {
            answers[probe] = answer;
            count++;
        }
        return count == answers.length;
    }

    /** Whether the way is no longer than that: the target answered, or somebody says that it cannot be reached. */
    boolean isLast() {
        for (Answer answer : answers) {
            if (answer != null && answer.error() != IpError.TIME_EXCEEDED) {
                return true;
            }
        }
        return false;
    }

    /** Whether the target itself answered. */
    boolean isArrived(IpAddress target) {
        for (Answer answer : answers) {
            boolean isThere = answer != null
                    && answer.from().equals(target)
                    && (answer.error() == null || answer.error() == IpError.PORT_UNREACHABLE);
            if (isThere) {
                return true;
            }
        }
        return false;
    }

    /** A line as traceroute prints it: an address is said again only when it changes. */
    String line() {
        List<String> words = new ArrayList<>();
        IpAddress before = null;
        for (Answer answer : answers) {
            if (answer == null) {
                words.add("*");
                continue;
            }
            if (!answer.from().equals(before)) {
                before = answer.from();
                words.add(before.isUnspecified() ? "(no neighbor answers)" : before.toString());
            }
            words.add(RoundTrips.millis(answer.time()) + " ms" + mark(answer.error()));
        }
        return "%2d  %s".formatted(number, String.join("  ", words));
    }

    private static String mark(@Nullable IpError error) {
        if (error == null) {
            return "";
        }
        return switch (error) {
            case TIME_EXCEEDED, PORT_UNREACHABLE -> "";
            case NETWORK_UNREACHABLE -> " !N";
            case HOST_UNREACHABLE -> " !H";
            case PROTOCOL_UNREACHABLE -> " !P";
            case PROHIBITED -> " !X";
            case TOO_LONG -> " !F";
            case PARAMETER_PROBLEM -> " !?";
        };
    }
}
