package org.mpl4j.compiler.interpret.parse;

import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.PlaceRef;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Bounds;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DelimitedBytes;
import org.mpl4j.runtime.codec.PrefixedBytes;
import org.mpl4j.runtime.codec.Quicint;
import org.mpl4j.runtime.codec.Varint;

/** Steps over fields. */
final class Takes {
    /** For an end that nobody needs to know. */
    static final int NO_SLOT = -1;

    private Takes() {}

    /** A run of fields of fixed sizes. */
    static final class Require extends Step {
        private final PlaceRef place;
        private final long byteLength;
        private final FieldShape[] fields;

        Require(PlaceRef place, long byteLength, FieldShape[] fields) {
            this.place = place;
            this.byteLength = byteLength;
            this.fields = fields;
        }

        @Override
        void run(Machine m) throws ParseException {
            long at = place.byteIndex(m.scope());
            if (at + byteLength > m.limit()) {
                throw truncated(m, at);
            }
        }

        /** Names the first field that is not there completely, and asks for the whole run. */
        private ParseException truncated(Machine m, long at) {
            int limit = m.limit();
            m.stopAt(limit);
            for (FieldShape field : fields) {
                if (field.endBit(m.scope()) > limit * 8L) {
                    int start = field.startOf(m.scope());
                    return ParseException.truncated(field.name(), start, at + byteLength - start, limit - start);
                }
            }
            return ParseException.truncated(null, (int) at, byteLength, limit - at);
        }
    }

    /** A bit field of a computed width. */
    static final class TakeBits extends Step {
        private final FieldShape field;
        private final PlaceRef place;
        private final Node width;
        private final int endSlot;

        TakeBits(FieldShape field, PlaceRef place, Node width, int endSlot) {
            this.field = field;
            this.place = place;
            this.width = width;
            this.endSlot = endSlot;
        }

        @Override
        void run(Machine m) throws ParseException {
            ScopeValue scope = m.scope();
            long at = place.byteIndex(scope);
            long bits = m.evaluate(width, field.name(), at);
            try {
                scope.setSlot(endSlot, Bounds.endOfBits(field.name(), place.bitIndex(scope), bits, m.limit()));
            } catch (ParseException e) {
                m.stopAt(at);
                throw e;
            }
        }
    }

    /** A byte array. */
    static final class TakeBytes extends Step {
        private final FieldShape field;
        private final PlaceRef place;
        private final Node length;
        private final int endSlot;

        TakeBytes(FieldShape field, PlaceRef place, Node length, int endSlot) {
            this.field = field;
            this.place = place;
            this.length = length;
            this.endSlot = endSlot;
        }

        @Override
        void run(Machine m) throws ParseException {
            ScopeValue scope = m.scope();
            long at = place.byteIndex(scope);
            scope.setSlot(endSlot, m.endOf(length, field.name(), at));
        }
    }

    /** A field that tells itself where it ends. */
    static final class Scan extends Step {
        private final FieldShape field;
        private final PlaceRef place;
        private final int endSlot;

        Scan(FieldShape field, PlaceRef place, int endSlot) {
            this.field = field;
            this.place = place;
            this.endSlot = endSlot;
        }

        @Override
        void run(Machine m) throws ParseException {
            ScopeValue scope = m.scope();
            int at = (int) place.byteIndex(scope);
            try {
                scope.setSlot(endSlot, skip(m, scope, at));
            } catch (ParseException e) {
                m.stopAt(at);
                throw e.within(field.name());
            }
        }

        private int skip(Machine m, ScopeValue scope, int at) throws ParseException {
            return switch (field.kind()) {
                case PREFIXED ->
                    PrefixedBytes.skip(
                            m.buffer(),
                            at,
                            m.limit(),
                            field.bits() >> 3,
                            field.order().isLittle(scope),
                            null);
                case DELIMITED -> DelimitedBytes.skip(m.buffer(), at, m.limit(), field.delimiter());
                case VARINT -> Varint.skip(m.buffer(), at, m.limit());
                case QUICINT -> Quicint.skip(m.buffer(), at, m.limit());
                default -> field.codec().skip(m.buffer(), at, m.limit(), scope.origin(), m.limits());
            };
        }
    }

    /** A number that must have one value. */
    static final class MagicNumber extends Step {
        private final FieldShape field;
        private final Node expected;

        MagicNumber(FieldShape field, Node expected) {
            this.field = field;
            this.expected = expected;
        }

        @Override
        void run(Machine m) throws ParseException {
            int at = field.startOf(m.scope());
            long wanted = m.evaluate(expected, field.name(), at);
            long actual = field.number(m.scope());
            if (actual != wanted) {
                m.stopAt(field.endOf(m.scope()));
                throw ParseException.badMagic(field.name(), at, wanted, actual);
            }
        }
    }

    /** Bytes that must have one content; an integer stands for as many bytes of that value as the field has. */
    static final class MagicContent extends Step {
        private final FieldShape field;
        private final Node expected;
        private final boolean isFill;

        MagicContent(FieldShape field, Node expected, boolean isFill) {
            this.field = field;
            this.expected = expected;
            this.isFill = isFill;
        }

        @Override
        void run(Machine m) throws ParseException {
            if (!field.kind().isBytes()) {
                throw new IllegalStateException(field.name() + " can have no magic content");
            }
            Bytes actual = field.content(m.scope());
            Bytes wanted = isFill ? Fills.of((byte) expected.number(m), actual.length()) : expected.content(m);
            if (!actual.equals(wanted)) {
                int at = field.startOf(m.scope());
                m.stopAt(field.endOf(m.scope()));
                throw ParseException.badMagic(field.name(), at, wanted, actual);
            }
        }
    }

    static Step magic(FieldShape field, Node expected, boolean isContent) {
        return field.kind().isNumber()
                ? new MagicNumber(field, expected)
                : new MagicContent(field, expected, !isContent);
    }
}
