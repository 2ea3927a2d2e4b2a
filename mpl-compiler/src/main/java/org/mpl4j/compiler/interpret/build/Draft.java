package org.mpl4j.compiler.interpret.build;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.runtime.Bytes;

/**
 * Values for a packet that is to be built, as people write them: what they mean depends on the fields that they are for. The forms are those of JSON, and {@link Octets}.
 *
 * <p>An object (a packet, a named classify, an element of an array) is a {@link Group} of its fields by name, or, where a branch has to be named, one with {@code branch},
 * {@code fields} and perhaps {@code packet}. In an object, the fields of unnamed classifies are beside the others.
 */
public sealed interface Draft {
    /** What it is, for messages: "a number", "text". */
    String kind();

    /** Fields by name, or a value with several parts. */
    record Group(Map<String, Draft> members) implements Draft {
        public Group {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /** Elements of an array. */
    record Items(List<Draft> elements) implements Draft {
        public Items {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** An integer. */
    record Whole(BigInteger value) implements Draft {
        public static Whole of(long value) {
            return new Whole(BigInteger.valueOf(value));
        }

        /** The number that the bits are when read as unsigned. */
        public static Whole ofUnsigned(long bits) {
            BigInteger low = BigInteger.valueOf(bits & Long.MAX_VALUE);
            return new Whole(bits < 0 ? low.setBit(63) : low);
        }

        @Override
        public String kind() {
            return "the number " + value;
        }
    }

    /** A number that is not written as an integer. */
    record Real(double value) implements Draft {
        @Override
        public String kind() {
            return "the number " + value;
        }
    }

    /** A truth value. */
    record Flag(boolean value) implements Draft {
        @Override
        public String kind() {
            return Boolean.toString(value);
        }
    }

    /** Text: a string's content, a tag, or bytes in hexadecimal. */
    record Text(String value) implements Draft {
        @Override
        public String kind() {
            return "the text \"" + value + "\"";
        }
    }

    /** A string's or byte array's content as it is. */
    record Octets(Bytes value) implements Draft {
        @Override
        public String kind() {
            return value.length() + " bytes";
        }
    }

    /** Nothing: as if it were not there. */
    record Nothing() implements Draft {
        @Override
        public String kind() {
            return "null";
        }
    }
}
