package org.mpl4j.compiler.fuzz;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.value.EnumShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.runtime.codec.Quicint;

/** Random values for single fields, small and extreme ones preferred. */
final class RandomNumbers {
    private static final String NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-";

    private final Random random;

    RandomNumbers(Random random) {
        this.random = random;
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Mostly a few, seldom many. */
    int size() {
        return switch (random.nextInt(16)) {
            case 0 -> random.nextInt(600);
            case 1, 2 -> random.nextInt(80);
            case 3, 4 -> random.nextInt(2);
            default -> random.nextInt(12);
        };
    }

    /**
     * What a field can hold, as far as it is known.
     *
     * @param max inclusive
     */
    record Limits(BigInteger min, BigInteger max) {
        boolean contain(BigInteger number) {
            return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
        }
    }

    static Limits limits(FieldShape field, int width, Guess guess) {
        Attributes attributes = field.field().attributes();
        return new Limits(
                attributes.min().flatMap(bound -> limit(field, bound, guess)).orElse(least(field, width)),
                attributes.max().flatMap(bound -> limit(field, bound, guess)).orElse(greatest(field, width)));
    }

    /** In bits. */
    static int width(FieldShape field, Guess guess) {
        if (field.field().type() instanceof FieldType.Bits bits
                && bits.fixedWidth().isEmpty()) {
            return (int) Math.max(1, Math.min(64, guess.evaluate(bits.width()).orElse(8)));
        }
        return field.bits() == 0 ? Long.SIZE : field.bits();
    }

    /**
     * A number that a field can hold, within its limits as far as they are known.
     *
     * @param hints numbers that make a difference
     */
    BigInteger number(FieldShape field, Guess guess, List<Long> hints) {
        Limits limits = limits(field, width(field, guess), guess);
        if (!hints.isEmpty() && chance(3)) {
            BigInteger hint = whole(field, oneOf(hints));
            if (limits.contain(hint)) {
                return hint;
            }
        }
        EnumShape enumeration = field.enumeration();
        if (enumeration != null && random.nextBoolean()) {
            String tag = oneOf(List.copyOf(enumeration.tags()));
            BigInteger value = constant(enumeration.value(tag).orElseThrow());
            if (limits.contain(value)) {
                return value;
            }
        }
        return between(limits.min(), limits.max());
    }

    /** The number of a field from how a long holds it. */
    static BigInteger whole(FieldShape field, long number) {
        return field.isUnsigned64() ? Draft.Whole.ofUnsigned(number).value() : BigInteger.valueOf(number);
    }

    private static Optional<BigInteger> limit(FieldShape field, Expr bound, Guess guess) {
        OptionalLong known = guess.evaluate(bound);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        boolean isBits = field.isUnsigned64() && bound instanceof Expr.IntConst;
        return Optional.of(
                isBits ? Draft.Whole.ofUnsigned(known.getAsLong()).value() : BigInteger.valueOf(known.getAsLong()));
    }

    long between(long min, long max) {
        return between(BigInteger.valueOf(min), BigInteger.valueOf(max)).longValue();
    }

    private BigInteger between(BigInteger min, BigInteger max) {
        BigInteger count = max.subtract(min).add(BigInteger.ONE);
        return switch (random.nextInt(6)) {
            case 0 -> min;
            case 1 -> max;
            case 2, 3 -> min.add(BigInteger.valueOf(random.nextInt(20)).mod(count));
            default -> min.add(new BigInteger(count.bitLength() + 8, random).mod(count));
        };
    }

    private static BigInteger least(FieldShape field, int width) {
        return field.isSigned() ? BigInteger.TWO.pow(width - 1).negate() : BigInteger.ZERO;
    }

    private static BigInteger greatest(FieldShape field, int width) {
        return switch (field.kind()) {
            case INT -> BigInteger.TWO.pow(width - 1).subtract(BigInteger.ONE);
            case BOOL -> BigInteger.ONE;
            case QUICINT -> BigInteger.valueOf(Quicint.MAX_VALUE);
            default -> BigInteger.TWO.pow(width).subtract(BigInteger.ONE);
        };
    }

    private static BigInteger constant(Expr constant) {
        return constant instanceof Expr.BoolConst flag
                ? BigInteger.valueOf(flag.value() ? 1 : 0)
                : BigInteger.valueOf(((Expr.IntConst) constant).value());
    }

    Draft real(FieldShape field) {
        double value = switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NaN;
            default -> random.nextGaussian() * 1000;
        };
        return new Draft.Real(field.bits() == 32 ? (float) value : value);
    }

    /** Bytes, or text that is some. */
    Bytes content(int length) {
        byte[] content = new byte[length];
        if (random.nextBoolean()) {
            random.nextBytes(content);
        } else {
            for (int i = 0; i < length; i++) {
                content[i] = (byte) NAME_CHARACTERS.charAt(random.nextInt(NAME_CHARACTERS.length()));
            }
        }
        return Bytes.wrap(content);
    }

    /** Bytes that do not hold a delimiter, nor end with the beginning of one. */
    Bytes contentWithout(Bytes delimiter) {
        byte[] content = content(size()).toArray();
        for (int i = 0; i < content.length; i++) {
            for (int j = 0; j < delimiter.length(); j++) {
                if (content[i] == delimiter.get(j)) {
                    content[i] = (byte) (delimiter.get(j) == 'z' ? 'y' : 'z');
                }
            }
        }
        return Bytes.wrap(content);
    }

    /** The text of a value of a codec. */
    String foreign(FieldShape field) {
        String codec = field.codec().getClass().getSimpleName();
        if (codec.equals("MpintCodec")) {
            return Mpint.of(new BigInteger(random.nextInt(70), random)
                            .multiply(random.nextBoolean() ? BigInteger.ONE : BigInteger.ONE.negate()))
                    .canonical()
                    .hex();
        }
        if (codec.endsWith("DnsNameCodec")) {
            return domainName();
        }
        return ForeignValues.text(field.codec(), random);
    }

    private String domainName() {
        List<String> labels = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            labels.add(chance(8) ? "a\\.b\\255" : label());
        }
        return labels.isEmpty() ? "." : String.join(".", labels);
    }

    private String label() {
        int length = 1 + random.nextInt(chance(10) ? 63 : 3);
        byte[] label = new byte[length];
        for (int i = 0; i < length; i++) {
            label[i] = (byte) NAME_CHARACTERS.charAt(random.nextInt(chance(3) ? NAME_CHARACTERS.length() : 2));
        }
        return new String(label, StandardCharsets.US_ASCII);
    }
}
