package org.mpl4j.tcpip.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What differs between the packet that a line asks for and the one that went out. */
final class Comparison {
    /** Timestamps come from a clock of milliseconds, and timers have ticks. */
    private static final long TIMESTAMP_TOLERANCE = 5;

    private static final Pattern RANGE = Pattern.compile("(-?\\d+)\\.\\.(-?\\d+)");

    /** What has to be said where it is so. */
    private static final Set<String> SAID_IF_SO = Set.of("solicited", "override", "router", "more", "urg");

    private final PacketText expected;
    private final PacketText real;
    private final List<String> differences = new ArrayList<>();

    private Comparison(PacketText expected, PacketText real) {
        this.expected = expected;
        this.real = real;
    }

    /** What differs; nothing, if it is the same packet. */
    static List<String> of(PacketText expected, PacketText real) {
        Comparison comparison = new Comparison(expected, real);
        comparison.compare();
        return comparison.differences;
    }

    private void compare() {
        if (!expected.protocol().equals(real.protocol())) {
            differences.add("it is " + real.protocol() + ", not " + expected.protocol());
            return;
        }
        expected.values().forEach((key, value) -> {
            String is = real.get(key, "");
            boolean isSame = switch (key) {
                case "flags" -> areSameFlags(value, is);
                case "options" -> areSameOptions(value, is);
                default -> isSame(value, is);
            };
            if (!isSame) {
                differences.add(key + " is '" + is + "', not '" + value + "'");
            }
        });
        for (String word : SAID_IF_SO) {
            if (real.has(word) && !expected.has(word)) {
                differences.add("it has '" + word + "'");
            }
        }
        if (real.get("data", "").equals("wrong")) {
            differences.add("its bytes are not those that belong there");
        }
        for (String sum : List.of("sum", "ip.sum")) {
            if (real.has(sum)) {
                differences.add("its checksum is wrong");
            }
        }
        if (!expected.has("ip.to")) {
            compareAddresses();
        }
    }

    /** Where nothing else is said, answers go to the peer, from the address that it knows. */
    private void compareAddresses() {
        boolean isPlain = Set.of("udp", "icmp", "udp6", "icmp6").contains(expected.protocol())
                && !Set.of("ns", "na", "rs").contains(real.get("kind", ""));
        if (isPlain) {
            boolean isV4 = !expected.protocol().endsWith("6");
            String peer = World.peer(isV4).toString();
            String ours = World.ours(isV4).toString();
            if (!peer.equals(real.get("ip.to")) || !ours.equals(real.get("ip.from"))) {
                differences.add("it goes from " + real.get("ip.from") + " to " + real.get("ip.to"));
            }
        }
    }

    private static boolean isSame(String value, String is) {
        Matcher range = RANGE.matcher(value);
        if (range.matches() && is.matches("-?\\d+")) {
            long number = Long.parseLong(is);
            return number >= Long.parseLong(range.group(1)) && number <= Long.parseLong(range.group(2));
        }
        return value.equals("*") || value.equals(is) || areSameNumbers(value, is);
    }

    private static boolean areSameNumbers(String value, String is) {
        return value.startsWith("0x") && is.matches("\\d+") && PacketText.number(value) == Long.parseLong(is);
    }

    /** The push flag counts only where it is asked for. */
    private static boolean areSameFlags(String value, String is) {
        return value.equals(value.contains("P") ? is : is.replace("P", ""));
    }

    private static boolean areSameOptions(String value, String is) {
        if (value.equals("*")) {
            return true;
        }
        String[] wanted = value.replaceAll("\\s*,\\s*", ",").split(",");
        String[] there = is.split(",");
        if (value.endsWith("..")) {
            return areThere(wanted, there);
        }
        if (wanted.length != there.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!isSameOption(wanted[i].split("\\s+"), there[i].split("\\s+"))) {
                return false;
            }
        }
        return true;
    }

    /** {@code ..} at the end: others may be there, too, and the order is not asked for. */
    private static boolean areThere(String[] wanted, String[] there) {
        for (int i = 0; i < wanted.length - 1; i++) {
            String[] one = wanted[i].split("\\s+");
            if (Arrays.stream(there).noneMatch(other -> isSameOption(one, other.split("\\s+")))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameOption(String[] wanted, String[] there) {
        if (wanted.length != there.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean isClock = i == 1 && wanted[0].equals("ts") && wanted[1].matches("-?\\d+");
            boolean isSame = isClock
                    ? there[1].matches("-?\\d+")
                            && Math.abs(Long.parseLong(there[1]) - Long.parseLong(wanted[1])) <= TIMESTAMP_TOLERANCE
                    : isSame(wanted[i], there[i]);
            if (!isSame) {
                return false;
            }
        }
        return true;
    }
}
