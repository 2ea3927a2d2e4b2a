import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Codec;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.runtime.text.PacketPart;

/** What the arbitraries of the packets of this Java package are made of: values for fields, and mutations. */
final class MplInputs {
    /** In values: an item that is not given. */
    static final Object NOTHING = Optional.empty();

    private static final int MOST_BYTES = 24;
    private static final int MOST_ELEMENTS = 3;
    private static final int MOST_FITTED = 1 << 16;

    private MplInputs() {}

    /** Values, one after the other, as a list. */
    static Arbitrary<Object> all(Arbitrary<?>... parts) {
        List<Arbitrary<Object>> values = new ArrayList<>();
        for (Arbitrary<?> part : parts) {
            values.add(part.asGeneric());
        }
        return values.isEmpty()
                ? Arbitraries.just(List.of())
                : Combinators.combine(values).as(given -> new ArrayList<>(given));
    }

    /** One of several branches; those that are null are too deep. */
    @SafeVarargs
    static Arbitrary<Object> choice(Supplier<Arbitrary<Object>>... ways) {
        List<Tuple.Tuple2<Integer, Arbitrary<Object>>> possible = new ArrayList<>();
        for (Supplier<Arbitrary<Object>> way : ways) {
            Arbitrary<Object> values = way.get();
            if (values != null) {
                possible.add(Tuple.of(way instanceof Often often ? often.weight() : 1, values));
            }
        }
        return possible.isEmpty() ? Arbitraries.just(NOTHING) : Arbitraries.frequencyOf(possible);
    }

    /** A branch that is taken more often than others, as there are others in it. */
    static Supplier<Arbitrary<Object>> often(int weight, Supplier<Arbitrary<Object>> way) {
        return new Often(weight, way);
    }

    private record Often(int weight, Supplier<Arbitrary<Object>> way) implements Supplier<Arbitrary<Object>> {
        @Override
        public Arbitrary<Object> get() {
            return way.get();
        }
    }

    /** The value, or nothing. */
    static Arbitrary<Object> maybe(Arbitrary<?> value) {
        return Arbitraries.oneOf(List.of(Arbitraries.just(NOTHING), value.<Object>asGeneric()));
    }

    /** The value if a condition says so, or nothing; either of them if the condition is not known. */
    static Arbitrary<Object> maybe(Arbitrary<?> value, Boolean isThere) {
        if (isThere == null) {
            return maybe(value);
        }
        return isThere ? value.asGeneric() : Arbitraries.just(NOTHING);
    }

    /** Elements of an array. */
    static Arbitrary<Object> some(Arbitrary<?> element, int least, int most) {
        return element.list()
                .ofMinSize(least)
                .ofMaxSize(most < 0 ? least + MOST_ELEMENTS : most)
                .map(list -> (Object) list);
    }

    static Arbitrary<Object> flag() {
        return Arbitraries.of(false, true).map(flag -> (Object) flag);
    }

    /** Numbers of the type {@code int} from one to another, the tags more often. */
    static Arbitrary<Object> ints(long min, long max, long... tags) {
        return numbers(min, max, tags).map(number -> (Object) number.intValue());
    }

    /** Numbers of the type {@code long}. */
    static Arbitrary<Object> longs(long min, long max, long... tags) {
        return numbers(min, max, tags).map(number -> (Object) number);
    }

    private static Arbitrary<Long> numbers(long min, long max, long... tags) {
        Arbitrary<Long> any = Arbitraries.longs().between(min, max);
        return tags.length == 0
                ? any
                : Arbitraries.oneOf(List.of(
                        Arbitraries.of(Arrays.stream(tags).boxed().toList()), any));
    }

    static Arbitrary<Object> floats() {
        return Arbitraries.floats().map(number -> (Object) number);
    }

    static Arbitrary<Object> doubles() {
        return Arbitraries.doubles().map(number -> (Object) number);
    }

    /** Bytes whose length is a multiple of a step. */
    static Arbitrary<Object> bytes(int least, int most, int step) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(least)
                .ofMaxSize(most < 0 ? Math.max(least, MOST_BYTES) : most)
                .map(content -> (Object)
                        Bytes.wrap(step < 2 ? content : Arrays.copyOf(content, content.length / step * step)));
    }

    /** Bytes that are mostly few; at times there are as many as there can be, but they still shrink. */
    static Arbitrary<Object> bytesUpTo(int most, int step) {
        if (most <= MOST_BYTES) {
            return bytes(0, most, step);
        }
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(most / Math.max(step, 1) * Math.max(step, 1))
                .withSizeDistribution((tries, least, greatest, center) -> random ->
                        random.nextInt(16) == 0 ? greatest : greatest.min(BigInteger.valueOf(random.nextInt(MOST_BYTES + 1))))
                .map(content -> (Object)
                        Bytes.wrap(step < 2 ? content : Arrays.copyOf(content, content.length / step * step)));
    }

    /** Bytes without those of a delimiter, as text mostly. */
    static Arbitrary<Object> bytesWithout(int... delimiter) {
        return Arbitraries.integers()
                .between(0, 255)
                .filter(one -> Arrays.stream(delimiter).noneMatch(other -> other == one))
                .map(Integer::byteValue)
                .array(byte[].class)
                .ofMaxSize(MOST_BYTES)
                .map(content -> (Object) Bytes.wrap(content));
    }

    /** One of these, or other bytes. */
    static Arbitrary<Object> bytesOf(Arbitrary<Object> other, String... hex) {
        return Arbitraries.oneOf(List.of(
                Arbitraries.of(hex).map(digits -> (Object) Bytes.ofHex(digits)), other));
    }

    static Arbitrary<Object> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'c')
                .ofMinLength(1)
                .ofMaxLength(3)
                .list()
                .ofMaxSize(4)
                .map(labels -> (Object) (labels.isEmpty() ? DnsName.ROOT : DnsName.of(String.join(".", labels))));
    }

    static Arbitrary<Object> mpints() {
        BigInteger bound = BigInteger.ONE.shiftLeft(70);
        return Arbitraries.bigIntegers().between(bound.negate(), bound).map(number -> (Object) Mpint.of(number));
    }

    /** Whatever a codec reads in random bytes. */
    static Arbitrary<Object> foreign(Codec<?> codec) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(MOST_BYTES)
                .map(bytes -> read(codec, bytes))
                .filter(value -> value != NOTHING);
    }

    private static Object read(Codec<?> codec, byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int end = codec.skip(buffer, 0, bytes.length, 0, Limits.DEFAULT);
            return codec.read(buffer, 0, end, 0);
        } catch (ParseException e) {
            return NOTHING;
        }
    }

    /** Values that are a list; that there is none means that packets would have to be nested deeper than is wanted. */
    static List<?> list(Object values) {
        if (values instanceof List<?> list) {
            return list;
        }
        throw tooDeep();
    }

    /** Which branch was chosen. */
    static int way(Object values) {
        return (int) list(values).get(0);
    }

    /** A number or truth value. */
    static long number(Object value) {
        return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).longValue();
    }

    /** How many bytes these are. */
    static long size(Object content) {
        return ((Bytes) content).length();
    }

    /** A number if it is one of these; what others lead to is not looked at before a packet is built. */
    static Long told(long number, long... those) {
        return Arrays.stream(those).anyMatch(one -> one == number) ? Long.valueOf(number) : null;
    }

    /** Bytes or elements, made as many as something else says; as they are if that is not known. */
    static Object fit(Object content, Long size) {
        if (size == null) {
            return content;
        } else if (size < 0 || size > MOST_FITTED) {
            throw BuildException.invalid(null, "can't have a size of " + size);
        } else if (content instanceof Bytes bytes) {
            return Bytes.wrap(Arrays.copyOf(bytes.toArray(), size.intValue()));
        }
        List<?> elements = list(content);
        if (elements.isEmpty() && size > 0) {
            throw BuildException.invalid(null, "has no elements");
        }
        List<Object> fitted = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            fitted.add(elements.get(i % elements.size()));
        }
        return fitted;
    }

    static BuildException tooDeep() {
        return BuildException.invalid(null, "is nested too deep");
    }

    /**
     * A field at a fixed place.
     *
     * @param bit its first, from the start of the packet
     */
    record Spot(String name, int bit, int bits) {
        /** The number there, in big-endian byte order; of up to 64 bits. */
        long number(byte[] bytes) {
            long number = 0;
            for (int at = bit; at < bit + bits; at++) {
                number = number << 1 | bytes[at / 8] >> (7 - at % 8) & 1;
            }
            return number;
        }

        /** Bits beyond the number's are ones. */
        void set(byte[] bytes, long number) {
            for (int i = 0; i < bits; i++) {
                int at = bit + i;
                int one = 1 << (7 - at % 8);
                boolean isSet = i >= Long.SIZE || (number >>> (Math.min(bits, Long.SIZE) - 1 - i) & 1) != 0;
                bytes[at / 8] = (byte) (isSet ? bytes[at / 8] | one : bytes[at / 8] & ~one);
            }
        }
    }

    /**
     * Something that makes a packet almost a packet. What it does depends on the packet.
     *
     * @param kind the simplest first, as that is what a failing input shrinks to
     */
    record Mutation(int kind, int place, long value) {
        private static final int KINDS = 10;
        private static final int LIE_BY_ONE = 6;

        static Arbitrary<List<Mutation>> some() {
            return Combinators.combine(
                            Arbitraries.integers().between(0, KINDS - 1),
                            Arbitraries.integers().between(0, 1000),
                            Arbitraries.longs())
                    .as(Mutation::new)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(3);
        }

        /** The bytes with all mutations; what each did is added to a list. */
        static byte[] apply(
                byte[] packet, List<Mutation> mutations, List<Spot> spots, List<PacketPart> parts, List<String> done) {
            byte[] bytes = packet.clone();
            List<PacketPart> inPlace = parts;
            for (Mutation mutation : mutations) {
                byte[] mutant = mutation.apply(bytes, spots, inPlace, done);
                inPlace = mutant.length == bytes.length ? inPlace : List.of();
                bytes = mutant;
            }
            return bytes;
        }

        private byte[] apply(byte[] bytes, List<Spot> spots, List<PacketPart> parts, List<String> done) {
            int at = bytes.length == 0 ? 0 : place % bytes.length;
            if (bytes.length == 0) {
                return insert(bytes, at, done);
            }
            return switch (kind) {
                case 0 -> {
                    done.add("cut off after " + at + " bytes");
                    yield Arrays.copyOf(bytes, at);
                }
                case 1 -> flip(bytes, at, done);
                case 2 -> offByOne(bytes, at, done);
                case 3 -> inside(bytes, parts, done);
                case 4, 5, LIE_BY_ONE -> lie(bytes, spots, done);
                case 7 -> delete(bytes, at, done);
                case 8 -> insert(bytes, at, done);
                default -> point(bytes, at, done);
            };
        }

        private byte[] insert(byte[] bytes, int at, List<String> done) {
            byte[] longer = new byte[bytes.length + 1];
            System.arraycopy(bytes, 0, longer, 0, at);
            longer[at] = (byte) value;
            System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
            done.add("inserted " + (value & 0xff) + " at " + at);
            return longer;
        }

        private byte[] delete(byte[] bytes, int at, List<String> done) {
            int count = 1 + (int) Math.floorMod(value, (long) (bytes.length - at));
            byte[] shorter = Arrays.copyOf(bytes, bytes.length - count);
            System.arraycopy(bytes, at + count, shorter, at, bytes.length - at - count);
            done.add("deleted " + count + " bytes at " + at);
            return shorter;
        }

        private byte[] flip(byte[] bytes, int at, List<String> done) {
            int bit = (int) (value & 7);
            bytes[at] ^= (byte) (1 << bit);
            done.add("flipped bit " + (7 - bit) + " of the byte at " + at);
            return bytes;
        }

        /** Wherever it is, even far inside: a length, a count, a checksum. */
        private byte[] offByOne(byte[] bytes, int at, List<String> done) {
            int before = bytes[at] & 0xff;
            bytes[at] += (byte) (value < 0 ? -1 : 1);
            done.add("changed the byte at " + at + " from " + before + " to " + (bytes[at] & 0xff));
            return bytes;
        }

        /** One of the first bytes of a nested packet, a branch or an element: there are its kind and its sizes. */
        private byte[] inside(byte[] bytes, List<PacketPart> parts, List<String> done) {
            PacketPart part = parts.isEmpty() ? null : parts.get(place % parts.size());
            if (part == null || part.start() == part.end()) {
                return offByOne(bytes, place % bytes.length, done);
            }
            int first = Math.floorMod(value, Math.min(8, part.end() - part.start()));
            int at = part.start() + first;
            int before = bytes[at] & 0xff;
            int[] choices = {before + 1, before - 1, 0, 0xff};
            bytes[at] = (byte) choices[(int) Math.floorMod(value / 8, (long) choices.length)];
            done.add("changed byte " + first + " of `" + part.path() + "` from " + before + " to " + (bytes[at] & 0xff));
            return bytes;
        }

        /** As names in DNS have it. */
        private byte[] point(byte[] bytes, int at, List<String> done) {
            int target = (int) (value & 0xff) % bytes.length;
            bytes[at] = (byte) 0xc0;
            if (at + 1 < bytes.length) {
                bytes[at + 1] = (byte) target;
            }
            done.add("a pointer to " + target + " at " + at);
            return bytes;
        }

        private byte[] lie(byte[] bytes, List<Spot> spots, List<String> done) {
            Spot spot = spots.isEmpty() ? null : spots.get(place % spots.size());
            if (spot == null || (spot.bit() + spot.bits() + 7) / 8 > bytes.length) {
                int at = place % bytes.length;
                done.add("set the byte at " + at + " to " + (value & 0xff));
                bytes[at] = (byte) value;
                return bytes;
            }
            boolean isOffByOne = kind == LIE_BY_ONE && spot.bits() <= Integer.SIZE;
            long before = isOffByOne ? spot.number(bytes) : 0;
            long changed = isOffByOne ? before + (value < 0 ? -1 : 1) : value;
            spot.set(bytes, changed);
            done.add("set `" + spot.name() + "` " + (isOffByOne ? "from " + before + " " : "") + "to "
                    + (spot.bits() >= Long.SIZE ? changed : changed & (1L << spot.bits()) - 1));
            return bytes;
        }
    }

    /** The bytes in a larger buffer, among others. */
    static ByteBuffer among(byte[] bytes, int others) {
        byte[] all = new byte[bytes.length + 16];
        Arrays.fill(all, (byte) others);
        System.arraycopy(bytes, 0, all, 8, bytes.length);
        return ByteBuffer.wrap(all).position(8).limit(8 + bytes.length);
    }

    static void check(boolean holds, String otherwise, Object input) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + input);
        }
    }
}
