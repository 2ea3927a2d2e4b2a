package org.mpl4j.compiler.backend.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/**
 * The {@linkplain Word words} of a packet or element ({@link Optimization#COALESCED_WRITES}). Setters and computed fields change a variable instead of bytes in the
 * buffer, expressions read it, and each word is stored once, at the end: neighbouring fields cost one store together, and nothing is read back that was written in
 * another size just before.
 *
 * <p>Only runs of the body have words, as others may not be there; and only where no varint can make what was written move while fields are computed.
 */
final class Words {
    private final BuildScope scope;
    private final List<Word> words = new ArrayList<>();
    private final Map<Integer, WordField> fields = new HashMap<>();

    Words(BuildScope scope) {
        this.scope = scope;
        boolean moves = scope.plan().order().stream().anyMatch(id -> TagWriting.isVariable((Field) scope.item(id)));
        if (scope.packet().spec().isOn(Optimization.COALESCED_WRITES) && !moves) {
            scope.body().steps().forEach(step -> {
                if (step instanceof BuildStep.Run run) {
                    addRun(run);
                }
            });
        }
    }

    /** All of them, in the order of their places. */
    List<Word> all() {
        return words;
    }

    Optional<WordField> of(Field field) {
        return Optional.ofNullable(fields.get(field.id()));
    }

    private PlacedItem placed(Field field) {
        return scope.packet().placed(field.id());
    }

    private static int bits(Field field) {
        return (int) (long) FieldSizes.fixedBits(field).orElseThrow();
    }

    private static int bits(List<Field> fields) {
        return fields.stream().mapToInt(Words::bits).sum();
    }

    private void addRun(BuildStep.Run run) {
        // A number that just one setter writes is best written by that.
        List<Field> fitting = run.fields().stream().filter(this::fits).toList();
        if (fitting.size() == 1 && scope.packet().plan().binding(fitting.get(0).id()) instanceof Binding.Free) {
            return;
        }
        List<Field> word = new ArrayList<>();
        List<Field> bytes = new ArrayList<>();
        for (Field field : run.fields()) {
            bytes.add(field);
            if (placed(field).end().bitPhase() == 0) {
                boolean isFitting = bytes.stream().allMatch(this::fits) && bits(bytes) <= Long.SIZE;
                if (!isFitting || bits(word) + bits(bytes) > Long.SIZE) {
                    addWord(word);
                    word.clear();
                }
                if (isFitting) {
                    word.addAll(bytes);
                }
                bytes.clear();
            }
        }
        addWord(word);
    }

    /** Whether a field is a number whose bits lie in a word as they do in the packet. */
    private boolean fits(Field field) {
        FieldType type = field.type();
        ByteOrder order = placed(field).order();
        return type instanceof FieldType.Bits
                || type instanceof FieldType.Bool
                || type instanceof FieldType.Int number && (number.bits() == 8 || order.equals(ByteOrder.BIG));
    }

    private void addWord(List<Field> content) {
        if (content.isEmpty()) {
            return;
        }
        Place start = placed(content.get(0)).start();
        String name = scope.body().info().variable(content.get(0).id(), "Word");
        Word word = new Word(name, start, bits(content) / 8, content);
        words.add(word);
        int below = bits(content);
        for (Field field : content) {
            below -= bits(field);
            fields.put(field.id(), new WordField(word, field, below, bits(field)));
        }
    }
}
