package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0212;
import static org.mpl4j.compiler.diagnostic.Code.E0308;
import static org.mpl4j.compiler.diagnostic.Code.E0703;
import static org.mpl4j.compiler.diagnostic.Code.E0704;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.ast.Attribute;
import org.mpl4j.compiler.ast.Declaration;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Attributes.ShowFormat;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.resolve.GlobalNames.Found;
import org.mpl4j.compiler.resolve.LoadedFile.Namespace;

/** What names of types stand for. Each declaration is looked into once. */
final class TypeNames {
    /** Aliases of aliases: more are surely generated, and would need as much stack. */
    private static final int CHAIN_LIMIT = 200;

    private final GlobalNames globals;
    private final Diagnostics diagnostics;
    private final Constants constants;
    private final Variants variants;
    private final ShowFormats showFormats;
    private final Map<QualifiedName, Optional<NamedType>> typedefs = new HashMap<>();
    private final Set<QualifiedName> open = new HashSet<>();
    private final Map<QualifiedName, EnumType> enumerations = new LinkedHashMap<>();

    TypeNames(GlobalNames globals, Diagnostics diagnostics) {
        this.globals = globals;
        this.diagnostics = diagnostics;
        ExpressionResolver expressions = new ExpressionResolver(
                PacketNames.none(globals.references(), diagnostics), FieldFacts.NONE, diagnostics);
        this.constants = new Constants(expressions, diagnostics);
        this.variants = new Variants(expressions, constants, diagnostics);
        this.showFormats = new ShowFormats(diagnostics);
    }

    /** Shared enumerations that were reached. */
    Map<QualifiedName, EnumType> enumerations() {
        return enumerations;
    }

    Variants variants() {
        return variants;
    }

    Constants constants() {
        return constants;
    }

    /** The type that a name stands for in a file; what is empty has been reported. */
    Optional<NamedType> resolve(Ident name, LoadedFile from) {
        Optional<BuiltInType> builtIn = BuiltInType.named(name.text());
        if (builtIn.isPresent() && (builtIn.get().is2007() || !from.types().containsKey(name.text()))) {
            return Optional.of(NamedType.of(builtIn.get()));
        }
        return globals.find(name, Namespace.TYPES, from).flatMap(found -> declared(found, name));
    }

    /** The type that a declaration stands for. */
    Optional<NamedType> declared(Found found, Ident use) {
        QualifiedName name = found.name();
        Optional<NamedType> known = typedefs.get(name);
        if (known != null) {
            return known;
        }
        if (open.contains(name) || open.size() > CHAIN_LIMIT) {
            diagnostics
                    .error(
                            E0212,
                            use.span(),
                            open.contains(name) ? "`%s` is defined by itself" : "`%s` is behind too many aliases",
                            use)
                    .also(found.declaration().name().span(), "declared here");
            return Optional.empty();
        }
        open.add(name);
        Optional<NamedType> type = look(found);
        open.remove(name);
        typedefs.put(name, type);
        return type;
    }

    private Optional<NamedType> look(Found found) {
        if (found.declaration() instanceof Declaration.Extern extern) {
            return Optional.of(NamedType.of(codec(extern)));
        } else if (found.declaration() instanceof Declaration.Typedef typedef) {
            return resolve(typedef.base(), found.file()).flatMap(base -> alias(found, typedef, base));
        }
        return Optional.of(NamedType.of(found.name()));
    }

    private static FieldType.Extern codec(Declaration.Extern extern) {
        String codec = extern.codecClass().value().latin1();
        String withoutSuffix = codec.endsWith("Codec") ? codec.substring(0, codec.length() - "Codec".length()) : codec;
        return new FieldType.Extern(
                extern.name().text(),
                codec,
                extern.valueClass().map(text -> text.value().latin1()).orElse(withoutSuffix));
    }

    private Optional<NamedType> alias(Found found, Declaration.Typedef typedef, NamedType base) {
        if (typedef.size().isPresent() && !base.takesSize()) {
            diagnostics.error(
                    E0308,
                    typedef.size().get().span(),
                    base.size().isPresent() ? "`%s` has a size already" : "`%s` takes no size",
                    typedef.base());
            return Optional.empty();
        }
        typedef.size().ifPresent(constants::integer);
        NamedType sized = base.sized(typedef.size().or(base::size));
        Optional<EnumType> enumeration = base.enumeration();
        Optional<ShowFormat> show = base.show();
        for (Attribute attribute : typedef.attributes()) {
            if (attribute instanceof Attribute.Variant variant) {
                enumeration = shared(found, typedef, variant, sized, base);
                if (enumeration.isEmpty()) {
                    return Optional.empty();
                }
            } else if (attribute instanceof Attribute.Named named
                    && named.name().text().equals("show")) {
                show = showFormats.of(named);
            } else {
                diagnostics
                        .error(E0704, attribute.span(), "a typedef has no such attribute")
                        .help("a typedef may have `variant` and `show`");
            }
        }
        return Optional.of(sized.with(enumeration, show));
    }

    private Optional<EnumType> shared(
            Found found, Declaration.Typedef typedef, Attribute.Variant variant, NamedType type, NamedType base) {
        if (base.enumeration().isPresent()) {
            diagnostics
                    .error(E0703, variant.span(), "`%s` has a variant already", typedef.base())
                    .also(base.enumeration().get().span(), "declared here");
            return base.enumeration();
        }
        Optional<FieldType> fieldType =
                type.withSize(constantSize(type.size()), typedef.name().span());
        if (fieldType.isEmpty() || fieldType.get().kind() == ValueKind.OPAQUE) {
            diagnostics.error(E0704, variant.span(), "`%s` has no values to give names to", typedef.base());
            return Optional.empty();
        }
        EnumType enumeration = variants.of(
                variant,
                Domain.of(fieldType.get()),
                Optional.of(found.name()),
                typedef.doc(),
                typedef.name().span());
        enumerations.put(found.name(), enumeration);
        return Optional.of(enumeration);
    }

    /** A size that is the same everywhere, without a report if it is not. */
    static Optional<Expr> constantSize(Optional<Expression> size) {
        return size.flatMap(expression -> {
            Diagnostics unheard = new Diagnostics();
            ExpressionResolver expressions =
                    new ExpressionResolver(PacketNames.none(new References(), unheard), FieldFacts.NONE, unheard);
            return expressions.resolve(expression, ValueKind.INT, Site.CONSTANT);
        });
    }
}
