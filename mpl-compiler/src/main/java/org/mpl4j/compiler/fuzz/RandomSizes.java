package org.mpl4j.compiler.fuzz;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;

/** Makes up how long things are, and how many: what is known, mostly few, and now and then as much as the field before them can say. */
final class RandomSizes {
    private static final int MOST = 100_000;
    private static final int MOST_ELEMENTS = 1000;
    private static final int MOST_MORE = 64;

    private final RandomNumbers numbers;
    private final PacketShape packet;
    private final Guess guess;

    RandomSizes(RandomNumbers numbers, PacketShape packet, Guess guess) {
        this.numbers = numbers;
        this.packet = packet;
        this.guess = guess;
    }

    /** Of the content of a string behind its length. */
    int prefixed(FieldShape field) {
        int greatest = field.bits() >= Short.SIZE ? (1 << Short.SIZE) - 1 : (1 << field.bits()) - 1;
        return isEdge(greatest) ? greatest : Math.min(greatest, numbers.size());
    }

    /** The greatest size now and then, the larger the less often. */
    private boolean isEdge(long greatest) {
        return numbers.chance(greatest <= 1 << Byte.SIZE ? 40 : 1000);
    }

    /**
     * In bytes.
     *
     * @param window what is around the field, if it has a size
     * @param before what is in it already
     */
    int length(FieldShape field, Optional<Expr> window, Extent before) {
        int size = length(field);
        boolean isToEnd = ((FieldType.ByteArray) field.field().type()).length() instanceof Expr.Remaining;
        if (isToEnd && window.isPresent() && before.bytes().isPresent()) {
            long used = before.bytes().getAsLong();
            OptionalLong whole = guess.evaluate(window.get());
            if (whole.isPresent()) {
                return (int) Math.max(0, Math.min(MOST, whole.getAsLong() - used));
            }
            for (int more = 0; more < MOST_MORE; more++) {
                if (fits(window.get(), used + size + more)) {
                    return size + more;
                }
            }
        }
        return size;
    }

    /** Whether a field of bytes can be so long, as far as it can be seen. */
    boolean canHave(FieldShape field, int length) {
        return !(field.field().type() instanceof FieldType.ByteArray array)
                || guess.evaluate(array.length()).orElse(length) == length;
    }

    private int length(FieldShape field) {
        int align = Math.max(1, field.field().attributes().alignBits() / 8);
        Expr length = ((FieldType.ByteArray) field.field().type()).length();
        OptionalLong known = guess.evaluate(length);
        if (isLength(known)) {
            return (int) known.getAsLong();
        }
        OptionalLong guessed = known.isPresent() ? known : guess.evaluateWith(length, some(length, numbers.size()));
        int size = isLength(guessed) ? (int) guessed.getAsLong() : numbers.size();
        return (size + align - 1) / align * align;
    }

    private static boolean isLength(OptionalLong known) {
        return known.isPresent() && known.getAsLong() >= 0 && known.getAsLong() < MOST;
    }

    /** What the only open field of an expression is: mostly what is proposed, now and then the greatest that it can be. */
    private long some(Expr expr, long proposed) {
        OptionalInt open = guess.onlyUnknown(expr);
        if (open.isEmpty() || !packet.field(open.getAsInt()).kind().isNumber()) {
            return proposed;
        }
        FieldShape field = packet.field(open.getAsInt());
        BigInteger greatest = RandomNumbers.limits(field, RandomNumbers.width(field, guess), guess)
                .max();
        boolean isSmall = greatest.signum() > 0 && greatest.bitLength() <= Short.SIZE;
        return isSmall && isEdge(greatest.longValue()) ? greatest.longValue() : proposed;
    }

    /** Of the elements of an array. */
    int count(Bound bound, boolean isDeep) {
        int some = numbers.below(isDeep ? 2 : 4);
        if (bound instanceof Bound.Count counted) {
            OptionalLong known = guess.evaluate(counted.count());
            OptionalLong guessed = known.isPresent() || isDeep
                    ? known
                    : guess.evaluateWith(counted.count(), some(counted.count(), some));
            if (guessed.isPresent() && guessed.getAsLong() >= 0 && guessed.getAsLong() < MOST_ELEMENTS) {
                return (int) guessed.getAsLong();
            }
        }
        return bound instanceof Bound.Until ? some + 1 : some;
    }

    /** Whether a window can have a size, as far as it can be seen. */
    boolean fits(Expr window, long bytes) {
        OptionalLong known = guess.evaluate(window);
        if (known.isPresent()) {
            return known.getAsLong() == bytes;
        }
        OptionalLong least = guess.evaluateWith(window, 0);
        OptionalLong next = guess.evaluateWith(window, 1);
        if (least.isEmpty() || next.isEmpty() || next.getAsLong() <= least.getAsLong()) {
            return true;
        }
        long step = next.getAsLong() - least.getAsLong();
        return (bytes - least.getAsLong()) % step == 0 && bytes >= least.getAsLong();
    }

    /** The most that a window can have. */
    long most(Expr window) {
        return guess.evaluate(window).orElse(Long.MAX_VALUE);
    }
}
