package org.mpl4j.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/**
 * Neighbouring fields of a run whose length has been checked, that one read of 1, 2, 4 or 8 bytes brings all at once. Each field is in one word at most, and wholly in it.
 * A word may hold bytes of other fields, too: nothing is taken from those.
 *
 * @param at its first byte
 * @param bytes 1, 2, 4 or 8
 */
public record ReadWord(Place at, int bytes, List<Integer> fieldIds) {
    public ReadWord {
        fieldIds = List.copyOf(fieldIds);
    }

    public int bits() {
        return bytes * 8;
    }

    /** The number of bits of the word that stand behind what ends at a place. */
    public int bitsBelow(Place end) {
        return (int) (at.bitOffset() + bits() - end.bitOffset());
    }

    /** The words of a run: of its numbers that are in big-endian order, where there are several to a word. */
    public static List<ReadWord> of(Op.Require run, List<PlacedItem> fields) {
        List<ReadWord> words = new ArrayList<>();
        List<PlacedItem> group = new ArrayList<>();
        for (PlacedItem field : fields) {
            if (!isCoalesced(field)) {
                continue;
            }
            if (!group.isEmpty() && widthOf(run, group.get(0), field) == 0) {
                close(run, group, words);
            }
            if (widthOf(run, field, field) != 0) {
                group.add(field);
            }
        }
        close(run, group, words);
        return words;
    }

    private static boolean isCoalesced(PlacedItem placed) {
        FieldType type = ((Field) placed.item()).type();
        if (type instanceof FieldType.Bits bits) {
            return bits.fixedWidth().isPresent();
        } else if (type instanceof FieldType.Int number) {
            return number.bits() == 8 || placed.order().equals(ByteOrder.BIG);
        }
        return type instanceof FieldType.Bool;
    }

    /** The bytes of the smallest read within the run that brings everything from one field to another; 0 if there is none. */
    private static int widthOf(Op.Require run, PlacedItem first, PlacedItem last) {
        long span = byteEnd(last) - first.start().byteOffset();
        for (int width = 1; width <= Long.BYTES; width *= 2) {
            if (width >= span) {
                return width <= run.byteLength() ? width : 0;
            }
        }
        return 0;
    }

    private static long byteEnd(PlacedItem placed) {
        return placed.end().plusBits(7).byteOffset();
    }

    private static void close(Op.Require run, List<PlacedItem> group, List<ReadWord> words) {
        if (group.size() > 1) {
            PlacedItem first = group.get(0);
            int bytes = widthOf(run, first, group.get(group.size() - 1));
            long lastStart = run.at().byteOffset() + run.byteLength() - bytes;
            long start = Math.min(first.start().byteOffset(), lastStart);
            words.add(new ReadWord(
                    new Place(first.start().base(), start * 8),
                    bytes,
                    group.stream().map(field -> field.item().id()).toList()));
        }
        group.clear();
    }
}
