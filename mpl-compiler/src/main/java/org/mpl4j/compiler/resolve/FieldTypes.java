package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0703;
import static org.mpl4j.compiler.diagnostic.Code.E0704;

import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Attribute;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.ast.Statement.FieldStatement;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.ValueKind;

/** The types of a packet's fields, each found out when it is first asked for. */
final class FieldTypes implements FieldFacts {
    private final TypeNames typeNames;
    private final LoadedFile file;
    private final List<Symbol> symbols;
    private final Diagnostics diagnostics;
    private final IdentityHashMap<Statement, Optional<NamedType>> types = new IdentityHashMap<>();
    private final IdentityHashMap<Statement, Optional<EnumType>> enumerations = new IdentityHashMap<>();

    /**
     * @param symbols of the packet, by their ids
     */
    FieldTypes(TypeNames typeNames, LoadedFile file, List<Symbol> symbols, Diagnostics diagnostics) {
        this.typeNames = typeNames;
        this.file = file;
        this.symbols = symbols;
        this.diagnostics = diagnostics;
    }

    @Override
    public Optional<NamedType> type(FieldStatement field) {
        Optional<NamedType> type = types.get(field);
        if (type == null) {
            type = typeNames.resolve(field.type(), file);
            types.put(field, type);
        }
        return type;
    }

    @Override
    public Optional<ValueKind> kind(FieldStatement field) {
        return type(field).flatMap(type -> type.kind(field.size().isPresent()));
    }

    @Override
    public boolean isFlag(int itemId) {
        Optional<FieldStatement> field = field(itemId);
        return field.flatMap(this::type)
                .filter(type -> type.is("bit") && isOne(field.get().size().or(type::size)))
                .isPresent();
    }

    private static boolean isOne(Optional<Expression> size) {
        return size.isEmpty()
                || size.get() instanceof Expression.Int one && one.value().equals(BigInteger.ONE);
    }

    @Override
    public boolean isUnsigned64(int itemId) {
        return field(itemId)
                .flatMap(this::type)
                .filter(type -> type.is("bit")
                        || type.is("varint")
                        || type.type().equals(Optional.of(new FieldType.Int(64, false))))
                .isPresent();
    }

    @Override
    public Optional<EnumType> enumeration(int itemId) {
        return field(itemId).flatMap(this::enumeration);
    }

    private Optional<FieldStatement> field(int itemId) {
        return symbols.get(itemId).statement() instanceof FieldStatement field ? Optional.of(field) : Optional.empty();
    }

    /** The enumeration of a field's values, shared or its own. */
    Optional<EnumType> enumeration(FieldStatement field) {
        Optional<EnumType> enumeration = enumerations.get(field);
        if (enumeration == null) {
            enumeration = type(field).flatMap(type -> enumeration(field, type));
            enumerations.put(field, enumeration);
        }
        return enumeration;
    }

    private Optional<EnumType> enumeration(FieldStatement field, NamedType type) {
        for (Attribute attribute : field.attributes()) {
            if (attribute instanceof Attribute.Variant variant) {
                return own(field, type, variant);
            }
        }
        return type.enumeration();
    }

    private Optional<EnumType> own(FieldStatement field, NamedType type, Attribute.Variant variant) {
        if (type.enumeration().isPresent()) {
            diagnostics
                    .error(E0703, variant.span(), "`%s` has a variant already", field.type())
                    .also(type.enumeration().get().span(), "declared here");
            return type.enumeration();
        }
        Optional<FieldType> fieldType = type.withSize(
                TypeNames.constantSize(field.size().or(type::size)),
                field.name().span());
        Optional<ValueKind> kind = kind(field);
        if (fieldType.isEmpty() || kind.isEmpty() || kind.get() == ValueKind.OPAQUE) {
            diagnostics.error(E0704, variant.span(), "`%s` has no values to give names to", field.type());
            return Optional.empty();
        }
        Domain domain = kind.get() == ValueKind.BYTES ? Domain.of(ValueKind.BYTES) : Domain.of(fieldType.get());
        return Optional.of(typeNames
                .variants()
                .of(
                        variant,
                        domain,
                        Optional.empty(),
                        Optional.empty(),
                        field.name().span()));
    }
}
