package org.mpl4j.compiler.ast;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.layout.Page;
import org.mpl4j.compiler.ast.layout.TokenRow;
import org.mpl4j.compiler.source.Span;

/** Prints fields and typedefs: in one line where they fit, else with one line a case of a variant, or with attributes in lines of their own. */
final class AttributePrinter {
    private static final int CASE_INDENT = 2;
    private static final int MAX_ALIGNED = 24;

    private final TokenRow row;
    private final Page page;

    AttributePrinter(TokenRow row, Page page) {
        this.row = row;
        this.page = page;
    }

    /** The tokens up to a place, which are a field or typedef with these attributes. */
    void print(List<Attribute> attributes, int end, int indent) {
        TokenRow.Line whole = row.line(end);
        boolean fits = row.isPlain(end, "{") && indent + whole.text().length() <= Page.MAX_WIDTH;
        Optional<Attribute.Variant> variant = attributes.stream()
                .filter(Attribute.Variant.class::isInstance)
                .map(Attribute.Variant.class::cast)
                .findFirst();
        if (variant.isPresent() && !fits) {
            variant(variant.get(), end, indent);
        } else {
            page.lines(
                    end,
                    attributes.stream()
                            .map(attribute -> attribute.span().start())
                            .toList(),
                    indent);
        }
    }

    private void variant(Attribute.Variant variant, int end, int indent) {
        int inner = indent + CASE_INDENT;
        page.open(row.endOfFirst("{"), indent);
        int width = valueWidth(variant);
        for (Attribute.VariantCase item : variant.cases()) {
            page.leading(item.span().start(), inner);
            TokenRow.Line value = row.take(row.endBeforeArrow());
            TokenRow.Line tag = row.take(item.span().end());
            page.hoist(value.hoisted(), inner);
            page.hoist(tag.hoisted(), inner);
            String padding = " ".repeat(Math.max(1, width + 1 - value.text().length()));
            page.finished(value.text() + padding + tag.text(), inner);
        }
        page.close(end, indent, inner);
    }

    /** The width that makes arrows stand below each other, or 0 if some values are too wide for that. */
    private int valueWidth(Attribute.Variant variant) {
        int width = row.maxWidth(variant.cases().stream()
                .map(item -> new Span(
                        item.span().file(),
                        item.span().start(),
                        item.value().span().end()))
                .toList());
        return width <= MAX_ALIGNED ? width : 0;
    }
}
