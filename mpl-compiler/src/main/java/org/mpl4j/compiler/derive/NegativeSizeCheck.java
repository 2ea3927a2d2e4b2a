package org.mpl4j.compiler.derive;

import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.layout.Interval;
import org.mpl4j.compiler.layout.Ranges;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;

/**
 * E0601 and W0602: a size is, or may be, below zero. Where building is proven to write what is read, only a packet that is wrong anyway can have such a size, so
 * nothing is said; {@code min} and {@code max} are taken at their word.
 */
final class NegativeSizeCheck implements BuildCheck {
    @Override
    public void check(PacketPlanner packet, Diagnostics diagnostics) {
        for (Agreement agreement : packet.agreements()) {
            SizeUse use = agreement.use();
            Ranges ranges = ranges(packet.index(), use);
            Interval interval = ranges.of(use.size());
            if (interval.hi() < 0) {
                diagnostics
                        .error(
                                Code.E0601,
                                use.size().span(),
                                "the size of `%s` is always negative",
                                use.item().name())
                        .label("is %s", interval);
            } else if (agreement.verdict() == Agreement.Verdict.CHECKED
                    && HardParams.params(use.size()).isEmpty()
                    && declared(ranges, packet.index(), use).of(use.size()).lo() < 0) {
                diagnostics
                        .warning(
                                Code.W0602,
                                use.size().span(),
                                "the size of `%s` may be negative",
                                use.item().name())
                        .label("is %s", declared(ranges, packet.index(), use).of(use.size()))
                        .help("say with `min(..)` how small the fields in it may be");
            }
        }
    }

    /** What is known in the branches around an item. */
    private static Ranges ranges(PacketIndex index, SizeUse use) {
        Ranges ranges = index.layout().ranges();
        for (Within link = index.within(use.item().id()); link != null; link = link.outer()) {
            ranges = ranges.within(link.classify(), link.branch());
        }
        return ranges;
    }

    private static Ranges declared(Ranges ranges, PacketIndex index, SizeUse use) {
        Ranges declared = ranges;
        for (int id : use.fields()) {
            Field field = index.packet().field(id);
            Attributes attributes = field.attributes();
            Interval type = Ranges.ofType(field.type());
            long lo = attributes.min().map(NegativeSizeCheck::number).orElse(type.lo());
            long hi = attributes.max().map(NegativeSizeCheck::number).orElse(type.hi());
            if (attributes.constant().isPresent()) {
                lo = number(attributes.constant().get());
                hi = lo;
            }
            boolean isStated = lo > type.lo() || hi < type.hi();
            declared = isStated && lo <= hi ? declared.narrowed(id, new Interval(lo, hi)) : declared;
        }
        return declared;
    }

    private static long number(Expr constant) {
        return constant instanceof Expr.IntConst c ? c.value() : 0;
    }
}
