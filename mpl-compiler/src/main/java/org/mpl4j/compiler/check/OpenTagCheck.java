package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.W0410;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Branch;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.ValueKind;

/** W0410: a classify on a field of the packet has no default branch and does not list every value that the field can have: the peer can send what is then malformed. */
final class OpenTagCheck implements Check {
    @Override
    public void check(PacketType packet, Diagnostics diagnostics) {
        for (Item item : packet.items()) {
            if (item instanceof Classify classify && classify.tag() instanceof Expr.FieldValue tag) {
                Field field = packet.field(tag.itemId());
                if (!hasDefault(classify) && !coversAll(field, classify, BranchOrder.of(packet, classify))) {
                    diagnostics
                            .warning(
                                    W0410,
                                    classify.tag().span(),
                                    "other values of `%s` are malformed: there is no default branch",
                                    field.name())
                            .help("add a last branch `|_:\"Other\" -> data: byte[remaining()];`");
                }
            }
        }
    }

    private static boolean hasDefault(Classify classify) {
        return classify.branches().stream().anyMatch(branch -> branch.pattern() instanceof Pattern.Otherwise);
    }

    private static boolean coversAll(Field field, Classify classify, Comparator<Long> order) {
        if (field.type().kind() == ValueKind.BOOL) {
            return classify.branches().stream().map(Branch::pattern).distinct().count() == 2;
        }
        return values(field.type())
                .map(all -> all.compareTo(covered(classify, order)) <= 0)
                .orElse(false);
    }

    /** How many values a field can have; empty if there is no end to them. */
    private static Optional<BigInteger> values(FieldType type) {
        if (type instanceof FieldType.Int integer) {
            return Optional.of(BigInteger.ONE.shiftLeft(integer.bits()));
        } else if (type instanceof FieldType.Bits bits) {
            return bits.fixedWidth().map(BigInteger.ONE::shiftLeft);
        }
        return Optional.empty();
    }

    private static BigInteger covered(Classify classify, Comparator<Long> order) {
        List<Pattern.IntRange> ranges = new ArrayList<>();
        for (Branch branch : classify.branches()) {
            if (branch.pattern() instanceof Pattern.IntRange range) {
                ranges.add(range);
            }
        }
        ranges.sort(Comparator.comparing(Pattern.IntRange::first, order));
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < ranges.size(); i++) {
            long first = ranges.get(i).first();
            long last = ranges.get(i).last();
            boolean touches = i > 0 && order.compare(first, ranges.get(i - 1).last()) <= 0;
            sum = sum.add(touches ? BigInteger.ZERO : unsigned(last - first).add(BigInteger.ONE));
        }
        return sum;
    }

    /** A difference of two longs in order, as the number that it is. */
    private static BigInteger unsigned(long difference) {
        return new BigInteger(Long.toUnsignedString(difference));
    }
}
