package org.mpl4j.compiler.resolve;

import java.util.Arrays;
import java.util.List;
import org.mpl4j.runtime.checksum.Checksum;

/** The words that mean something to the language by themselves: what editors offer. */
public final class Vocabulary {
    private Vocabulary() {}

    /** Types that are declared nowhere. */
    public static List<String> types() {
        return BuiltInType.names();
    }

    /** Types of parameters. */
    public static List<String> parameterTypes() {
        return Parameters.TYPES;
    }

    /** Attributes of fields. */
    public static List<String> attributes() {
        return AttributeList.NAMES;
    }

    /** Functions of expressions. */
    public static List<String> functions() {
        return CallResolver.FUNCTIONS;
    }

    /** Algorithms of {@code checksum}. */
    public static List<String> checksums() {
        return Arrays.stream(Checksum.values()).map(Checksum::specName).toList();
    }

    /** Formats of {@code show}. */
    public static List<String> showFormats() {
        return ShowFormats.names();
    }
}
