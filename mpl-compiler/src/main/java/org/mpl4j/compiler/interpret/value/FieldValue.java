package org.mpl4j.compiler.interpret.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mpl4j.runtime.Bytes;

/** A field with its value. Indexes are absolute in the buffer. */
public sealed interface FieldValue {
    ItemShape shape();

    /** The packet or element that it is a field of. */
    ScopeValue scope();

    /** Unique among the fields of its object; see {@link ItemShape#key}. */
    default String name() {
        return shape().key(scope());
    }

    /** The first byte that holds a part of it. */
    default int start() {
        return shape().startOf(scope());
    }

    /** The first byte after it; of what is incomplete, after the last byte that was understood. */
    default int end() {
        return shape().isEndKnown(scope()) ? shape().endOf(scope()) : scope().end();
    }

    /**
     * An integer.
     *
     * @param value unsigned where {@link FieldShape#isUnsigned64}
     */
    record Whole(FieldShape shape, ScopeValue scope, long value) implements FieldValue {
        public Optional<String> tag() {
            EnumShape enumeration = shape.enumeration();
            return enumeration == null ? Optional.empty() : Optional.ofNullable(enumeration.tag(value));
        }
    }

    /** A truth value. */
    record Flag(FieldShape shape, ScopeValue scope, boolean value) implements FieldValue {}

    /** A floating-point number. */
    record Real(FieldShape shape, ScopeValue scope, double value) implements FieldValue {}

    /** A byte array or string. */
    record Content(FieldShape shape, ScopeValue scope, Bytes value) implements FieldValue {
        public Optional<String> tag() {
            EnumShape enumeration = shape.enumeration();
            return enumeration == null ? Optional.empty() : Optional.ofNullable(enumeration.tag(value));
        }
    }

    /** What a codec reads. */
    record Foreign(FieldShape shape, ScopeValue scope, Object value) implements FieldValue {
        public String text() {
            return shape.codec().toText(value);
        }
    }

    /** A packet in a packet. */
    record Nested(NestedShape shape, ScopeValue scope, PacketValue value) implements FieldValue {
        @Override
        public int start() {
            return value.start();
        }

        @Override
        public int end() {
            return value.end();
        }
    }

    /** A classify that has a name. */
    record Choice(ClassifyShape shape, ScopeValue scope, BranchShape value) implements FieldValue {
        /** The fields of the branch. */
        public List<FieldValue> fields() {
            return listOf(scope, value.body());
        }

        /** The branch's label, followed by those of unnamed classifies in it, joined by dots. */
        public String branch() {
            return BranchPath.join(value.label(), BranchPath.of(scope, value.body()));
        }
    }

    /** An array. */
    record Elements(ArrayShape shape, ScopeValue scope, ListValue value) implements FieldValue {}

    /** The fields of a block, those of unnamed branches in their place. */
    static List<FieldValue> listOf(ScopeValue scope, BlockShape body) {
        List<FieldValue> fields = new ArrayList<>();
        collect(scope, body, fields);
        return fields;
    }

    private static void collect(ScopeValue scope, BlockShape body, List<FieldValue> fields) {
        for (ItemShape item : body.items()) {
            if (item instanceof LabelShape || !item.isPresent(scope)) {
                continue;
            }
            if (item instanceof ClassifyShape classify && !classify.isNamed()) {
                collect(scope, Objects.requireNonNull(classify.branch(scope)).body(), fields);
            } else {
                fields.add(of(item, scope));
            }
        }
    }

    /** The value of an item that is present, and no label or unnamed classify. */
    static FieldValue of(ItemShape item, ScopeValue scope) {
        if (item instanceof FieldShape field) {
            return leaf(field, scope);
        }
        if (item instanceof NestedShape nested) {
            return new Nested(nested, scope, Objects.requireNonNull(nested.packet(scope)));
        }
        if (item instanceof ArrayShape array) {
            return new Elements(array, scope, Objects.requireNonNull(array.list(scope)));
        }
        ClassifyShape classify = (ClassifyShape) item;
        return new Choice(classify, scope, Objects.requireNonNull(classify.branch(scope)));
    }

    private static FieldValue leaf(FieldShape field, ScopeValue scope) {
        if (field.kind().isNumber()) {
            long number = field.number(scope);
            return field.isFlag() ? new Flag(field, scope, number != 0) : new Whole(field, scope, number);
        }
        if (field.kind().isBytes()) {
            return new Content(field, scope, field.content(scope));
        }
        return field.kind() == FieldKind.FLOAT
                ? new Real(field, scope, field.real(scope))
                : new Foreign(field, scope, field.foreign(scope));
    }
}
