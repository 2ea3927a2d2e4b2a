package org.mpl4j.compiler.resolve;

import java.util.Optional;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.model.Attributes.ShowFormat;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.source.Span;

/**
 * What the name of a type stands for, aliases followed to the end.
 *
 * @param builtIn what it is in the end; empty for structs and extern types
 * @param type its type where nothing else has to be known
 * @param size what an alias gave it
 * @param enumeration of a shared enumeration
 * @param struct the struct that it is
 */
record NamedType(
        Optional<BuiltInType> builtIn,
        Optional<FieldType> type,
        Optional<Expression> size,
        Optional<EnumType> enumeration,
        Optional<ShowFormat> show,
        Optional<QualifiedName> struct) {

    static NamedType of(BuiltInType builtIn) {
        return new NamedType(
                Optional.of(builtIn),
                builtIn.type(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static NamedType of(FieldType.Extern codec) {
        return new NamedType(
                Optional.empty(),
                Optional.of(codec),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static NamedType of(QualifiedName struct) {
        return new NamedType(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(struct));
    }

    boolean is(String builtInName) {
        return builtIn.isPresent() && builtIn.get().name().equals(builtInName);
    }

    /**
     * What the value of a field of this type is in expressions; empty if it has none.
     *
     * @param isSized whether the field gives a size
     */
    Optional<ValueKind> kind(boolean isSized) {
        if (type.isPresent()) {
            return Optional.of(type.get().kind());
        } else if (is("bit")) {
            return Optional.of(ValueKind.INT);
        } else if (is("byte")) {
            return Optional.of(isSized || size.isPresent() ? ValueKind.BYTES : ValueKind.INT);
        } else if (is("bytes")) {
            return Optional.of(ValueKind.BYTES);
        }
        return Optional.empty();
    }

    /** Whether {@code [n]} may follow it. */
    boolean takesSize() {
        return (is("bit") || is("byte")) && size.isEmpty();
    }

    NamedType sized(Optional<Expression> newSize) {
        return new NamedType(builtIn, type, newSize, enumeration, show, struct);
    }

    NamedType with(Optional<EnumType> newEnumeration, Optional<ShowFormat> newShow) {
        return new NamedType(builtIn, type, size, newEnumeration, newShow, struct);
    }

    /**
     * The type of a field.
     *
     * @param resolved its size, resolved, if it has one
     */
    Optional<FieldType> withSize(Optional<Expr> resolved, Span span) {
        if (is("bit")) {
            return Optional.of(new FieldType.Bits(resolved.orElseGet(() -> new Expr.IntConst(1, span))));
        } else if (is("byte")) {
            return Optional.of(
                    resolved.<FieldType>map(FieldType.ByteArray::new).orElseGet(() -> new FieldType.Int(8, false)));
        }
        return type;
    }
}
