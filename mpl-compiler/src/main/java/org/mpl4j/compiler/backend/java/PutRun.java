package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** Neighbouring fixed fields of a view that a builder, which has room for them, copies at once ({@link Optimization#BULK_COPIES}). */
final class PutRun {
    private final BuilderClass builder;
    private final BuildBlock block;
    private final List<Offer> offers;

    private PutRun(BuilderClass builder, BuildBlock block, List<Offer> offers) {
        this.builder = builder;
        this.block = block;
        this.offers = List.copyOf(offers);
    }

    /** Those that begin with one that is given; empty if setting them one by one is as good. */
    static Optional<PutRun> at(BuilderClass builder, BuildBlock block, Offer first) {
        if (!builder.scope().packet().spec().isOn(Optimization.BULK_COPIES)
                || !isPlain(builder, block, first)
                || placed(block, first).start().bitPhase() != 0
                || !isKept(block, placed(block, first).start())) {
            return Optional.empty();
        }
        List<Offer> whole = whole(builder, block, first);
        boolean isWorthIt =
                whole.size() > 1 || whole.size() == 1 && field(first).type() instanceof FieldType.ByteArray;
        return isWorthIt ? Optional.of(new PutRun(builder, block, whole)) : Optional.empty();
    }

    /** As many as lie one behind the other, up to a whole byte. */
    private static List<Offer> whole(BuilderClass builder, BuildBlock block, Offer first) {
        List<Offer> offers = new ArrayList<>();
        List<Offer> whole = List.of();
        for (Offer offer : block.offers().subList(first.index(), block.offers().size())) {
            boolean isNext = offers.isEmpty() || isBehind(block, offers.get(offers.size() - 1), offer);
            if (!isNext || !isPlain(builder, block, offer)) {
                break;
            }
            offers.add(offer);
            if (placed(block, offer).end().bitPhase() == 0) {
                whole = List.copyOf(offers);
            }
        }
        return whole;
    }

    private static Field field(Offer offer) {
        return (Field) offer.item();
    }

    private static PlacedItem placed(BuildBlock block, Offer offer) {
        return block.info().packet().placed(offer.item().id());
    }

    private static boolean isBehind(BuildBlock block, Offer before, Offer offer) {
        return before.step() == offer.step()
                && placed(block, before).end().equals(placed(block, offer).start());
    }

    /** Whether a field is in the buffer, where nothing but the caller decides what it is. */
    private static boolean isPlain(BuilderClass builder, BuildBlock block, Offer offer) {
        if (!offer.isInRun()) {
            return false;
        }
        Field field = field(offer);
        ByteOrder order = placed(block, offer).order();
        boolean hasOrder = order.equals(ByteOrder.BIG) || order.equals(ByteOrder.LITTLE);
        return hasOrder
                && Verbatim.isPlain(field, block.info().packet().plan().binding(field.id()))
                && builder.scope().words().of(field).isEmpty();
    }

    /** Whether views know what a place counts from. */
    private static boolean isKept(BuildBlock block, Place place) {
        Var base = place.base() == Place.START ? Var.Basic.START : new Var.Slot(place.base());
        return view(block).fields().contains(base);
    }

    private static ViewFrame view(BuildBlock block) {
        return block.info().code().view().members().frame();
    }

    List<Offer> offers() {
        return offers;
    }

    /** Statements that copy the fields of a view. */
    CodeBlock copy(String view) {
        Offer last = offers.get(offers.size() - 1);
        Place start = placed(block, offers.get(0)).start();
        long length = (placed(block, last).end().bitOffset() - start.bitOffset()) / 8;
        BuildFrame to = builder.scope().frame(block);
        ViewFrame from = view(block);
        return CodeBlock.builder()
                .add(builder.steps().ensure(block, last.step()))
                .addStatement(
                        "$L.put($L, $L.$L, $L.$L, $L)",
                        to.buffer(),
                        to.byteAt(start).text(),
                        view,
                        from.buffer(),
                        view,
                        from.byteAt(start).text(),
                        length)
                .add(builder.endComplete(block, last.index() + 1))
                .build();
    }
}
