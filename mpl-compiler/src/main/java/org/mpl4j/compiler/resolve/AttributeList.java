package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0305;
import static org.mpl4j.compiler.diagnostic.Code.E0701;
import static org.mpl4j.compiler.diagnostic.Code.E0702;
import static org.mpl4j.compiler.diagnostic.Code.E0703;
import static org.mpl4j.compiler.diagnostic.Code.E0704;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.ast.Attribute;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.source.Span;

/** The attributes of one field by name: known ones, each once, none that excludes another, all on types that they mean something for. */
final class AttributeList {
    static final List<String> NAMES = List.of(
            "min",
            "max",
            "align",
            "const",
            "value",
            "default",
            "magic",
            "checksum",
            "show",
            "until",
            "variant",
            "when");

    /** Each says by itself what is written. */
    private static final Set<String> EXCLUSIVE = Set.of("const", "magic", "value", "checksum", "default");

    private final Diagnostics diagnostics;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();

    private AttributeList(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    static AttributeList of(List<Attribute> written, Diagnostics diagnostics) {
        AttributeList list = new AttributeList(diagnostics);
        written.forEach(list::add);
        list.exclude();
        return list;
    }

    private void add(Attribute attribute) {
        String name = name(attribute);
        if (!NAMES.contains(name)) {
            Diagnostics.Draft draft = diagnostics.error(E0701, attribute.span(), "there is no attribute `%s`", name);
            Span word =
                    attribute instanceof Attribute.Named named ? named.name().span() : attribute.span();
            NearestName.to(name, NAMES).ifPresent(nearest -> draft.suggest(word, nearest));
            return;
        }
        Attribute first = attributes.putIfAbsent(name, attribute);
        if (first != null) {
            diagnostics
                    .error(E0702, attribute.span(), "`%s` is given twice", name)
                    .also(first.span(), "first given here");
        }
    }

    private static String name(Attribute attribute) {
        if (attribute instanceof Attribute.Named named) {
            return named.name().text();
        }
        return attribute instanceof Attribute.Variant ? "variant" : "when";
    }

    private void exclude() {
        Attribute first = null;
        for (Attribute second : List.copyOf(attributes.values())) {
            if (!EXCLUSIVE.contains(name(second))) {
                continue;
            } else if (first == null) {
                first = second;
                continue;
            }
            attributes.remove(name(second));
            diagnostics
                    .error(E0703, second.span(), "`%s` and `%s` exclude each other", name(first), name(second))
                    .also(first.span(), "the other one")
                    .help("each of them says what is written");
        }
    }

    /** Reports and drops what means nothing for a type. */
    void keepFor(FieldType type) {
        for (Attribute attribute : List.copyOf(attributes.values())) {
            String name = name(attribute);
            if (!applies(name, type)) {
                diagnostics
                        .error(E0704, attribute.span(), "a field of this type has no `%s`", name)
                        .help("%s", wants(name));
                attributes.remove(name);
            }
        }
    }

    /** Reports everything but {@code when}, for items that are no fields. */
    void keepPresence(String what) {
        attributes.values().stream()
                .filter(attribute -> !(attribute instanceof Attribute.When))
                .forEach(attribute -> refuse(attribute, what));
    }

    /** Reports everything. */
    void keepNothing(String what) {
        attributes.values().forEach(attribute -> refuse(attribute, what));
    }

    private void refuse(Attribute attribute, String what) {
        diagnostics.error(E0704, attribute.span(), "%s has no `%s`", what, name(attribute));
    }

    private static boolean applies(String name, FieldType type) {
        ValueKind kind = type.kind();
        return switch (name) {
            case "min", "max", "checksum" -> kind == ValueKind.INT;
            case "align" -> type instanceof FieldType.ByteArray;
            case "until" -> type instanceof FieldType.Delimited;
            case "show" -> kind == ValueKind.INT || kind == ValueKind.BYTES;
            case "when" -> true;
            default -> kind != ValueKind.OPAQUE;
        };
    }

    private static String wants(String name) {
        return switch (name) {
            case "min", "max", "checksum" -> "it is for numbers";
            case "align" -> "it is for byte[n]";
            case "until" -> "it is for `bytes`";
            case "show" -> "it is for numbers and bytes";
            default -> "it is for numbers, truth values and bytes";
        };
    }

    /** The one argument of an attribute that is there and takes one. */
    Optional<Expression> argument(String name) {
        Attribute attribute = attributes.get(name);
        if (attribute instanceof Attribute.Named named) {
            if (named.arguments().size() == 1) {
                return Optional.of(named.arguments().get(0));
            }
            diagnostics.error(E0305, named.span(), "`%s` takes one argument", name);
        }
        return Optional.empty();
    }

    Optional<Attribute.Named> named(String name) {
        return attributes.get(name) instanceof Attribute.Named named ? Optional.of(named) : Optional.empty();
    }

    Optional<Expression> presence() {
        return attributes.get("when") instanceof Attribute.When when ? Optional.of(when.condition()) : Optional.empty();
    }
}
