package org.mpl4j.tcpip.scenario;

import org.mpl4j.tcpip.clock.Durations;

/**
 * One line of a scenario.
 *
 * @param line its number, from 1
 * @param after when it happens after what was before it, in nanoseconds, at the earliest
 * @param before and at the latest
 * @param kind what it is
 * @param text what it says, without time and sign
 */
record Step(int line, long after, long before, Kind kind, String text) {
    /** What a line is, by the sign in front of it. */
    enum Kind {
        /** {@code <}: a packet comes in. */
        IN,
        /** {@code >}: a packet has to go out. */
        OUT,
        /** {@code =}: something has to be so. */
        EXPECT,
        /** What a program does. */
        ACT
    }

    /** Reads a line that is neither empty nor a remark. */
    static Step parse(int number, String line) {
        String rest = line.strip();
        long after = 0;
        long before = 0;
        if (rest.startsWith("+")) {
            int end = rest.indexOf(' ');
            String time = rest.substring(1, end < 0 ? rest.length() : end);
            int dots = time.indexOf("..");
            after = duration(dots < 0 ? time : time.substring(0, dots));
            before = dots < 0 ? after : duration(time.substring(dots + 2));
            rest = end < 0 ? "wait" : rest.substring(end).strip();
        }
        Kind kind = switch (rest.charAt(0)) {
            case '<' -> Kind.IN;
            case '>' -> Kind.OUT;
            case '=' -> Kind.EXPECT;
            default -> Kind.ACT;
        };
        return new Step(
                number,
                after,
                before,
                kind,
                kind == Kind.ACT ? rest : rest.substring(1).strip());
    }

    /** A time such as {@code 1.5}, {@code 40ms} or {@code 2h}; seconds, if it has no unit. */
    private static long duration(String text) {
        String number = text.replaceAll("[a-z]+$", "");
        long unit = switch (text.substring(number.length())) {
            case "", "s" -> Durations.SECOND;
            case "ms" -> Durations.MILLISECOND;
            case "h" -> Durations.HOUR;
            default -> throw new ScenarioFailure("'" + text + "' is no time: write 1.5, 40ms or 2h");
        };
        try {
            return Math.round(Double.parseDouble(number) * unit);
        } catch (NumberFormatException e) {
            throw new ScenarioFailure("'" + text + "' is no time: write 1.5, 40ms or 2h", e);
        }
    }
}
