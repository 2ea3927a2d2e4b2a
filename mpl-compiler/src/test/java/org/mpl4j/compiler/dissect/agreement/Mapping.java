package org.mpl4j.compiler.dissect.agreement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of a table.
 *
 * @param protocol the table's name
 * @param place where the line is, for messages
 * @param theirs names of tshark's fields, which may end with {@code *}
 * @param ours names of our fields
 * @param reason why one side has no counterpart; empty where both have
 */
record Mapping(
        String protocol, String place, List<String> theirs, List<Name> ours, Conversion conversion, String reason) {
    /** Whether both sides name it. */
    boolean isCompared() {
        return reason.isEmpty();
    }

    boolean isOfTheirs(String name) {
        return theirs.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /** How specific the name is by which one of our fields is meant, by the number of branches; empty if it is not meant. */
    Optional<Integer> rank(OurField field) {
        return ours.stream()
                .filter(name -> name.isOf(field))
                .map(name -> name.branches().size() * 2 + (name.field().equals("*") ? 0 : 1))
                .max(Integer::compare);
    }

    /** Whether a text is as a pattern says, in which {@code *} is anything. */
    static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return name.equals(pattern);
        }
        String regex = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return name.matches(regex);
    }

    /**
     * {@code packet:Branch.field}: a field of a packet, where it is in these branches.
     *
     * @param field {@code *} for all
     */
    record Name(String packet, Set<String> branches, String field) {
        static Name parse(String text) {
            int dot = text.indexOf('.');
            if (dot < 0) {
                throw new IllegalArgumentException(
                        "`" + text + "` is no field: write `packet.field` or `packet:Branch.field`");
            }
            List<String> parts = List.of(text.substring(0, dot).split(":"));
            return new Name(parts.get(0), Set.copyOf(parts.subList(1, parts.size())), text.substring(dot + 1));
        }

        boolean isOf(OurField other) {
            return packet.equals(other.packet())
                    && (field.equals("*") || field.equals(other.name()))
                    && other.branches().containsAll(branches);
        }
    }
}
