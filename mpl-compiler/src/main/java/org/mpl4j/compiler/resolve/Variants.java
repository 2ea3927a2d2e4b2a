package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0408;
import static org.mpl4j.compiler.diagnostic.Code.W0405;
import static org.mpl4j.compiler.diagnostic.Code.W0406;
import static org.mpl4j.compiler.diagnostic.Code.W0407;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.ast.Attribute;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.source.Span;

/** The enumerations that {@code variant} declares. */
record Variants(ExpressionResolver expressions, Constants constants, Diagnostics diagnostics) {
    /** The enumeration of values of a type. Values that are given twice or too big are there as written, and warned of. */
    EnumType of(
            Attribute.Variant variant,
            Domain domain,
            Optional<QualifiedName> sharedName,
            Optional<String> doc,
            Span span) {
        List<EnumType.Constant> constants = new ArrayList<>();
        Map<String, Span> tags = new HashMap<>();
        Map<String, EnumType.Constant> values = new HashMap<>();
        Span defaultSpan = null;
        for (Attribute.VariantCase written : variant.cases()) {
            if (written.isDefault()) {
                twoDefaults(defaultSpan, written.tag().span());
                defaultSpan = written.tag().span();
            }
            Span first = tags.putIfAbsent(written.tag().text(), written.tag().span());
            if (first != null) {
                diagnostics
                        .warning(W0405, written.tag().span(), "the tag `%s` is declared twice", written.tag())
                        .also(first, "this value has the tag; the other one stays a number");
                continue;
            }
            constant(written, domain).ifPresent(constant -> {
                constants.add(constant);
                duplicate(values.putIfAbsent(Expressions.key(constant.value()), constant), constant);
            });
        }
        return new EnumType(sharedName, bits(domain), constants, doc, span);
    }

    private static int bits(Domain domain) {
        return domain.kind() == ValueKind.INT ? domain.bits() : domain.kind() == ValueKind.BOOL ? 1 : 0;
    }

    private void twoDefaults(@Nullable Span first, Span second) {
        if (first != null) {
            diagnostics
                    .error(E0408, second, "two tags are the default")
                    .also(first, "the first one")
                    .help("write `->` for all but one");
        }
    }

    private void duplicate(EnumType.@Nullable Constant first, EnumType.Constant second) {
        if (first != null) {
            diagnostics
                    .warning(W0406, second.span(), "`%s` has the value of `%s`", second.tag(), first.tag())
                    .also(first.span(), "what is read is this one");
        }
    }

    private Optional<EnumType.Constant> constant(Attribute.VariantCase written, Domain domain) {
        Optional<Operand> operand = expressions.operand(written.value(), Site.CONSTANT);
        if (operand.isEmpty()) {
            return Optional.empty();
        }
        boolean isNumber = operand.get() instanceof Operand.Constant && domain.kind() == ValueKind.INT;
        boolean isTooBig = isNumber && !domain.has(((Operand.Constant) operand.get()).value());
        Optional<Expr> value = constants.kind(operand.get(), isTooBig ? Domain.LONG : domain);
        if (isTooBig && value.isPresent()) {
            diagnostics
                    .warning(
                            W0407,
                            written.value().span(),
                            "`%s` is never read: the field's values are %s",
                            written.tag(),
                            domain)
                    .help("leave it out, or widen the field");
        }
        return value.map(expr -> new EnumType.Constant(
                written.tag().text(),
                expr,
                written.isDefault() && !isTooBig,
                written.tag().span()));
    }
}
