package org.mpl4j.dns.dig.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.mpl4j.dns.dig.Mnemonics;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;

/** Names and types to ask for, and what each was answered when it was asked first. */
final class QuerySet {
    private static final int UNKNOWN = -1;
    /** Where the number of a name goes in a pattern. */
    private static final String NUMBER = "#";

    private final DnsName[] names;
    private final byte[][] octets;
    private final Rrtype[] types;
    private final int[] answers;

    private QuerySet(List<DnsName> names, List<Rrtype> types) {
        this.names = names.toArray(DnsName[]::new);
        this.octets = names.stream().map(DnsName::toWire).toArray(byte[][]::new);
        this.types = types.toArray(Rrtype[]::new);
        this.answers = new int[names.size()];
        Arrays.fill(answers, UNKNOWN);
    }

    /**
     * Reads a file as dnsperf has it: a name and a type a line; empty lines and those with {@code ;} or {@code #} in front are skipped.
     *
     * @throws IllegalArgumentException if a line is something else
     */
    static QuerySet of(Path file) throws IOException {
        List<DnsName> names = new ArrayList<>();
        List<Rrtype> types = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith(";") || text.startsWith("#")) {
                continue;
            }
            String[] words = text.split("\\s+");
            OptionalInt type = words.length == 2 ? Mnemonics.typeOf(words[1]) : OptionalInt.empty();
            if (type.isEmpty()) {
                throw new IllegalArgumentException(file + ":" + number + ": `" + text + "` is not a name and a type");
            }
            names.add(name(words[0], file + ":" + number));
            types.add(Rrtype.of(type.getAsInt()));
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(file + ": there is no query in it");
        }
        return new QuerySet(names, types);
    }

    /**
     * Makes names up.
     *
     * @param count how many
     * @param pattern a name with {@code #} where the number goes
     * @param types the types, which take turns
     */
    static QuerySet of(int count, String pattern, List<Rrtype> types) {
        if (count > 1 && !pattern.contains(NUMBER)) {
            throw new IllegalArgumentException(
                    "--pattern: there is no # in `" + pattern + "` for the number of a name");
        }
        List<DnsName> names = new ArrayList<>(count);
        List<Rrtype> typeOfEach = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(name(pattern.replace(NUMBER, Integer.toString(i)), "--pattern"));
            typeOfEach.add(types.get(i % types.size()));
        }
        return new QuerySet(names, typeOfEach);
    }

    private static DnsName name(String text, String where) {
        try {
            return DnsName.of(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    /** Puts the queries into another order, the same for the same seed. */
    QuerySet shuffled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = names.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            DnsName name = names[i];
            names[i] = names[j];
            names[j] = name;
            byte[] wire = octets[i];
            octets[i] = octets[j];
            octets[j] = wire;
            Rrtype type = types[i];
            types[i] = types[j];
            types[j] = type;
        }
        return this;
    }

    int size() {
        return names.length;
    }

    DnsName name(int index) {
        return names[index];
    }

    Rrtype type(int index) {
        return types[index];
    }

    /** Whether a query is for a type, and for a name: in letters of the same case, as a server repeats what it was asked. */
    boolean is(int index, int type, byte[] wire, int length) {
        return (int) types[index].value() == type
                && Arrays.equals(octets[index], 0, octets[index].length, wire, 0, length);
    }

    /** Whether an answer is like the first one to that query, which it may be itself. */
    boolean isAsBefore(int index, int rcode, int answerCount) {
        int answer = rcode << 16 | answerCount;
        if (answers[index] == UNKNOWN) {
            answers[index] = answer;
        }
        return answers[index] == answer;
    }
}
