package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.ValueKind;

/**
 * Writes how a run of fixed fields begins: room for all of them is taken, and what is there before the caller gives anything is written in as few stores as possible.
 * Bytes that the caller is sure to give may be left as they are.
 */
final class RunEntry {
    private final BuildFrame frame;
    private final BuildBlock block;
    private final List<Field> fields;
    private final Place base;
    private final byte[] content;

    /** Whether a byte has to be written here. */
    private final boolean[] isNeeded;

    private final CodeBlock.Builder rest = CodeBlock.builder();

    RunEntry(BuildFrame frame, BuildBlock block, List<Field> fields) {
        this.frame = frame;
        this.block = block;
        this.fields = fields;
        this.base = frame.placed(fields.get(0).id()).start();
        Place end = frame.placed(fields.get(fields.size() - 1).id()).end();
        int size = (int) (end.byteOffset() - base.byteOffset());
        this.content = new byte[size];
        this.isNeeded = new boolean[size];
    }

    CodeBlock generate() {
        fields.forEach(this::add);
        return CodeBlock.builder()
                .addStatement("out.claim($S, $L)", block.path(fields.get(0).name()), content.length)
                .add(words())
                .add(stores())
                .add(rest.build())
                .build();
    }

    private void add(Field field) {
        Binding binding = block.info().packet().plan().binding(field.id());
        boolean isBits = field.type() instanceof FieldType.Bits;
        if (binding instanceof Binding.Free && !isBits) {
            return;
        }
        Optional<Expr> written = Optional.empty();
        if (binding instanceof Binding.Defaulted defaulted) {
            written = Optional.of(defaulted.value());
        } else if (binding instanceof Binding.Constant constant) {
            written = Optional.of(constant.value());
        }
        if (written.isPresent() && !fold(field, written.get())) {
            rest.add(new FieldWriting(frame, block, field).putValue(written.get()));
        } else {
            need(field);
        }
    }

    private long firstBit(Field field) {
        return frame.placed(field.id()).start().bitOffset() - base.bitOffset();
    }

    private void need(Field field) {
        long first = firstBit(field);
        long end = first + FieldSizes.fixedBits(field).orElse(0);
        for (long at = first / 8; at < (end + 7) / 8; at++) {
            isNeeded[(int) at] = true;
        }
    }

    /** Puts a constant among the bytes, if that is possible. */
    private boolean fold(Field field, Expr value) {
        FieldType type = field.type();
        if (type instanceof FieldType.ByteArray) {
            return foldBytes(field, value);
        }
        Optional<Long> number = number(value);
        ByteOrder order = frame.placed(field.id()).order();
        boolean isOrdered = order.equals(ByteOrder.BIG) || order.equals(ByteOrder.LITTLE);
        int bits = FieldJava.of(field).bits();
        if (number.isEmpty() || !FieldJava.of(field).isNumber() || !fits(field, number.get(), bits)) {
            return false;
        }
        if (number.get() != 0 && bits > 8 && !(type instanceof FieldType.Bits) && !isOrdered) {
            need(field);
            return false;
        }
        boolean isLittle = !(type instanceof FieldType.Bits) && order.equals(ByteOrder.LITTLE);
        long raw = isLittle ? Long.reverseBytes(number.get()) >>> (64 - bits) : number.get();
        for (int i = 0; i < bits; i++) {
            long bit = firstBit(field) + bits - 1 - i;
            content[(int) (bit / 8)] |= (byte) ((raw >>> i & 1) << (7 - bit % 8));
        }
        return true;
    }

    private static Optional<Long> number(Expr value) {
        if (value instanceof Expr.IntConst number) {
            return Optional.of(number.value());
        }
        return value instanceof Expr.BoolConst flag ? Optional.of(flag.value() ? 1L : 0L) : Optional.empty();
    }

    private static boolean fits(Field field, long value, int bits) {
        boolean isBounded =
                field.attributes().min().isPresent() || field.attributes().max().isPresent();
        if (isBounded || bits == 0) {
            return false;
        } else if (bits == 64) {
            return true;
        }
        boolean isSigned = field.type() instanceof FieldType.Int number && number.signed();
        return isSigned ? value << (64 - bits) >> (64 - bits) == value : value >>> bits == 0;
    }

    private boolean foldBytes(Field field, Expr value) {
        int length = (int) (FieldSizes.fixedBits(field).orElse(0) / 8);
        int first = (int) (firstBit(field) / 8);
        if (value instanceof Expr.BytesConst bytes && bytes.value().length() == length) {
            System.arraycopy(bytes.value().toArray(), 0, content, first, length);
            return true;
        }
        Optional<Long> octet = value.kind() == ValueKind.BYTES ? Optional.empty() : number(value);
        octet.ifPresent(number -> Arrays.fill(content, first, first + length, number.byteValue()));
        return octet.isPresent();
    }

    /** Statements that set the words of the run. */
    private CodeBlock words() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Word word : frame.scope().words().all()) {
            if (fields.containsAll(word.fields())) {
                int first = (int) (word.start().byteOffset() - base.byteOffset());
                code.add(Word.assign(frame.word(word), ConstantStore.number(content, first, word.byteLength())));
                Arrays.fill(isNeeded, first, first + word.byteLength(), false);
            }
        }
        return code.build();
    }

    private CodeBlock stores() {
        CodeBlock.Builder code = CodeBlock.builder();
        int at = 0;
        while (at < content.length) {
            if (isNeeded[at]) {
                int size = storeSize(at);
                code.add(store(at, size));
                at += size;
            } else {
                at++;
            }
        }
        return code.build();
    }

    /** The smallest store that covers all bytes that one of eight bytes would be for, or as many as there are. */
    private int storeSize(int at) {
        int last = at;
        for (int i = at; i < Math.min(at + Long.BYTES, content.length); i++) {
            last = isNeeded[i] ? i : last;
        }
        int size = 1;
        while (size < last - at + 1 && at + size * 2 <= content.length) {
            size *= 2;
        }
        return size;
    }

    private CodeBlock store(int at, int size) {
        CodeBlock index = frame.byteAt(base.plusBits(at * 8L)).text();
        return ConstantStore.of(frame.buffer(), index, content, at, size);
    }
}
