package org.mpl4j.compiler.backend;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What generated Java does to be fast. Each can be left out, to see what it is worth: the packets are the same without it, and so are the methods that a user calls.
 * All are on unless the option {@value #OPTION} names them.
 */
public enum Optimization {
    /** A parse, and views, read neighbouring fixed fields in words of 8, 4, 2 and 1 bytes; views keep those. */
    COALESCED_READS,

    /** Numbers in heap buffers are read by calls that see no other kind of buffer. */
    HEAP_READS,

    /** Branches that texts choose are found by length and by comparing eight bytes at a time. */
    TEXT_SWITCHES,

    /** All arrays of nothing but one packet are lists of one class. */
    SHARED_LISTS,

    /** A parse notes what it finds in a branch, so that the view of the branch need not find it again. */
    NOTED_PLACES,

    /** Methods of a parse are split so that the JVM can take them into their callers. */
    SMALL_METHODS,

    /** Builders keep fixed fields in words of 8, 4, 2 and 1 bytes, and store each once, when the packet is finished. */
    COALESCED_WRITES,

    /** Internet checksums take words from variables instead of the buffer, where {@link #COALESCED_WRITES} keeps them. */
    WORD_SUMS,

    /** {@code updateX} changes an Internet checksum by the difference that the field makes (RFC 1624), instead of computing it anew. */
    INCREMENTAL_SUMS,

    /** What the end of a build hardly ever needs is in methods of its own, and branches are told apart by one switch. */
    SPLIT_FINISH,

    /** A branch that is chosen by a constant is not checked to be the one that the constant chooses, nor a number that chooses one to fit its field. */
    LITERAL_TAGS,

    /** References that a builder has from the packet before are not stored again: the collector's barriers cost more than a comparison. */
    KEPT_REFERENCES,

    /** A text that tells the branch behind it is written when the branch is chosen, as numbers, instead of moving what follows to make room for it. */
    APPENDED_TAGS,

    /** What ends a branch is not asked how far the build is: whatever is behind the branch goes on at once. */
    KNOWN_ENDS,

    /** Builders compare numbers, call payloads and add to Internet checksums themselves: calls of calls are more than the JVM takes in where packets are nested. */
    FLAT_CALLS,

    /** Arrays of few bytes, such as addresses, are written as numbers instead of copying memory. */
    FEW_BYTES,

    /** Views that a builder is given are copied where what was read is what would be built, and so are neighbouring fixed fields of them. */
    BULK_COPIES;

    /** The option of a backend that says which are left out. */
    public static final String OPTION = "without";

    /** What a user calls it: {@code coalesced-writes}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the option is for. */
    public static String help() {
        return "optimizations to leave out, separated by commas: " + labels();
    }

    /**
     * Those that are on.
     *
     * @param without the option's value: names of those that are left out, separated by commas; others are passed over
     */
    public static Set<Optimization> allBut(String without) {
        EnumSet<Optimization> all = EnumSet.allOf(Optimization.class);
        List<String> names = names(without);
        all.removeIf(optimization -> names.contains(optimization.label()));
        return Collections.unmodifiableSet(all);
    }

    /** What is wrong with the option's value, if something is. */
    public static Optional<String> problem(String without) {
        return names(without).stream()
                .filter(name ->
                        Stream.of(values()).noneMatch(known -> known.label().equals(name)))
                .findFirst()
                .map(name -> "there is no optimization `" + name + "` to leave out; there is " + labels());
    }

    private static List<String> names(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String labels() {
        return Stream.of(values()).map(Optimization::label).collect(Collectors.joining(", "));
    }
}
