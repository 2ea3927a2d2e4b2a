package org.mpl4j.compiler.resolve;

import java.util.Optional;
import org.mpl4j.compiler.ast.Statement.FieldStatement;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.ValueKind;

/** What expressions have to know about the fields that they use. */
interface FieldFacts {
    /** Where there are no fields. */
    FieldFacts NONE = new FieldFacts() {};

    /** The type of a field; empty, and reported, if there is no such type. */
    default Optional<NamedType> type(FieldStatement field) {
        return Optional.empty();
    }

    /** What a field's value is in expressions; empty if it has none or its type is unknown. */
    default Optional<ValueKind> kind(FieldStatement field) {
        return Optional.empty();
    }

    /** Whether a field is a single bit, which can stand for a truth value. */
    default boolean isFlag(int itemId) {
        return false;
    }

    /** Whether a field has values that a signed 64-bit number does not. */
    default boolean isUnsigned64(int itemId) {
        return false;
    }

    /** The enumeration of a field's values, shared or its own. */
    default Optional<EnumType> enumeration(int itemId) {
        return Optional.empty();
    }
}
