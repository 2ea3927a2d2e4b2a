package org.mpl4j.tcpip.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A packet in words: what a line of a scenario says of one, or what one is that went out.
 *
 * @param protocol what it is: {@code tcp}, {@code arp}, ..
 * @param values what is said of it, by names; a word that stands for itself has the value {@code yes}
 */
record PacketText(String protocol, Map<String, String> values) {
    static final String YES = "yes";

    private static final Set<String> PROTOCOLS =
            Set.of("arp", "icmp", "icmp6", "udp", "udp6", "fragment", "ip4", "ip6");
    private static final Set<String> LONE_WORDS =
            Set.of("more", "solicited", "override", "router", "onlink", "autonomous", "managed");
    private static final Pattern OPTIONS = Pattern.compile("<([^>]*)>\\s*");
    private static final Pattern NESTED = Pattern.compile("(ip|eth)\\(([^)]*)\\)\\s*");

    /** Reads what a line says behind its sign. */
    static PacketText parse(String line) {
        Map<String, String> values = new LinkedHashMap<>();
        String rest = line;
        for (Matcher nested = NESTED.matcher(rest); nested.find(); nested = NESTED.matcher(rest)) {
            pairs(nested.group(1) + ".", List.of(nested.group(2).strip().split("[,\\s]+")), values);
            rest = nested.replaceFirst("").strip();
        }
        String first = rest.split("\\s+", 2)[0];
        boolean isTcp = !PROTOCOLS.contains(first);
        Matcher options = OPTIONS.matcher(rest);
        if (isTcp && options.find()) {
            values.put("options", options.group(1).strip());
            rest = options.replaceFirst("").strip();
        }
        List<String> words = List.of(rest.split("\\s+"));
        if (isTcp) {
            tcp(words, values);
            return new PacketText("tcp", values);
        }
        int read = 1;
        switch (first) {
            case "icmp", "icmp6" -> values.put("kind", word(words, read++));
            case "udp", "udp6" -> {
                values.put("sport", word(words, read++));
                if (!word(words, read++).equals(">")) {
                    throw new ScenarioFailure("a datagram is written 'udp 5000 > 53'");
                }
                values.put("dport", word(words, read++));
            }
            case "fragment" -> values.put("range", word(words, read++));
            default -> {}
        }
        pairs("", words.subList(read, words.size()), values);
        return new PacketText(first, values);
    }

    private static String word(List<String> words, int at) {
        if (at >= words.size()) {
            throw new ScenarioFailure("the line ends where something more has to be said");
        }
        return words.get(at);
    }

    private static void tcp(List<String> words, Map<String, String> values) {
        int read = 0;
        values.put("flow", words.get(0).startsWith("@") ? words.get(read++).substring(1) : Flow.DEFAULT);
        String flags = word(words, read++);
        if (!flags.matches("[SFRPUEW.]+")) {
            throw new ScenarioFailure("'" + flags + "' is neither a protocol nor flags of TCP, such as S. or FP.");
        }
        values.put("flags", flags);
        values.put("seq", word(words, read++));
        pairs("", words.subList(read, words.size()), values);
        if (flags.contains(".") != values.containsKey("ack")) {
            throw new ScenarioFailure("the flag '.' and 'ack N' belong together; 'ack *' is any");
        }
    }

    private static void pairs(String prefix, List<String> words, Map<String, String> values) {
        for (int i = 0; i < words.size(); i++) {
            String key = words.get(i);
            if (LONE_WORDS.contains(key)) {
                values.put(prefix + key, YES);
                continue;
            }
            String value = word(words, ++i);
            if (key.equals("about") && value.equals("tcp")) {
                value += " " + word(words, ++i);
            }
            values.put(prefix + key, value);
        }
    }

    @Nullable
    String get(String key) {
        return values.get(key);
    }

    String get(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    /** What has to be said. */
    String need(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new ScenarioFailure("the packet needs '" + key + "'");
        }
        return value;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** A number, which may have digits of base 16 behind {@code 0x}. */
    long number(String key, long otherwise) {
        String value = values.get(key);
        return value == null ? otherwise : number(value);
    }

    static long number(String text) {
        try {
            return Long.decode(text);
        } catch (NumberFormatException e) {
            throw new ScenarioFailure("'" + text + "' is no number", e);
        }
    }

    /** The line that it would be. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(protocol);
        values.forEach((key, value) -> {
            line.append(' ').append(key);
            if (!value.equals(YES)) {
                line.append(' ').append(key.equals("options") ? "<" + value + ">" : value);
            }
        });
        return line.toString();
    }
}
