package org.mpl4j.compiler.model;

import java.util.Set;

/**
 * What things of a specification are called in Java: the one set of rules that the check for clashes and the Java backend share.
 *
 * <p>{@code dns_rr} is the class {@code DnsRr}, {@code want_reply} the method {@code wantReply}; labels of branches and tags keep their spelling. What would collide with a
 * keyword, or with a name that every generated class already has, gets a {@code _} at its end.
 */
public final class JavaNames {
    private static final Set<String> KEYWORDS = Set.of(
            ("_ abstract assert boolean break byte case catch char class const continue default do double else enum extends false final finally float for goto if"
                            + " implements import instanceof int interface long native new null package private protected public return short static strictfp super"
                            + " switch synchronized this throw throws transient true try void volatile while")
                    .split(" "));

    /** Methods of Object, of the runtime's View and of every generated class. */
    private static final Set<String> TAKEN_MEMBERS =
            Set.of(("clone equals finalize getClass hashCode notify notifyAll toString wait"
                            + " buffer byteLength encoded endOffset startOffset violations"
                            + " at build end frameSize newBuilder parse parseStrict refresh skip statecall tryParse")
                    .split(" "));

    /** Types that generated code names without their package. */
    private static final Set<String> TAKEN_TYPES = Set.of(
            ("ArithmeticException ArrayList Boolean ByteBuffer Consumer Double Enum Float IllegalArgumentException IllegalStateException Integer Iterator List"
                            + " Long NoSuchElementException Object Optional Override String"
                            + " Absence Bounds Builder BuildException Bytes Checksum Codec ElementList EndStage Exact GeneratedByMpl Limits OpenEnum PacketWriter"
                            + " ParseException ParseResult PayloadWriter Range Show TreePrintable TreePrinter View Violation Writer")
                    .split(" "));

    private JavaNames() {}

    /** The class of a packet, struct, shared enumeration or named item. */
    public static String type(String name) {
        String camel = camel(name, true);
        return KEYWORDS.contains(camel) || TAKEN_TYPES.contains(camel) ? camel + "_" : camel;
    }

    /** The accessor, setter or parameter of a field, array, classify, label or packet parameter. */
    public static String member(String name) {
        String camel = camel(name, false);
        return KEYWORDS.contains(camel) || TAKEN_MEMBERS.contains(camel) ? camel + "_" : camel;
    }

    /** The class of a branch, from its label, and the constant of a tag: the spelling stays where Java allows it; other characters become {@code _}. */
    public static String label(String label) {
        StringBuilder java = new StringBuilder(label.length());
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            java.append(isNamePart(c) ? c : '_');
        }
        if (java.isEmpty() || isDigit(java.charAt(0))) {
            java.insert(0, '_');
        }
        String name = java.toString();
        return KEYWORDS.contains(name) || TAKEN_TYPES.contains(name) ? name + "_" : name;
    }

    private static String camel(String name, boolean startsUpper) {
        int start = 0;
        while (start < name.length() && name.charAt(start) == '_') {
            start++;
        }
        int end = name.length();
        while (end > start && !isLetterOrDigit(name.charAt(end - 1))) {
            end--;
        }
        StringBuilder java = new StringBuilder("_".repeat(start));
        appendCamel(name.substring(start, end), startsUpper, java);
        java.append("_".repeat(name.length() - end)); // x' and x_ are not x
        if (java.isEmpty() || isDigit(java.charAt(0))) {
            java.insert(0, '_');
        }
        return java.toString();
    }

    private static void appendCamel(String name, boolean startsUpper, StringBuilder java) {
        boolean upper = startsUpper;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetterOrDigit(c)) {
                upper = true;
                continue;
            }
            if (upper && i > 0 && isDigit(c) && isDigit(java.charAt(java.length() - 1))) {
                java.append('_'); // e802_2 must not become e8022
            }
            java.append(upper ? Character.toUpperCase(c) : c);
            upper = false;
        }
    }

    private static boolean isNamePart(char c) {
        return c == '_' || isLetterOrDigit(c);
    }

    private static boolean isLetterOrDigit(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
