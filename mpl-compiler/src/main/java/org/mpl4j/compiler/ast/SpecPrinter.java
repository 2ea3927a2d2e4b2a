package org.mpl4j.compiler.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mpl4j.compiler.ast.layout.Page;
import org.mpl4j.compiler.ast.layout.TokenRow;

/**
 * Prints a specification in its canonical form. That depends on its tokens and comments, and on empty lines between statements, but on nothing else of how it was laid
 * out: what is short stands in one line, everything else in one line a statement. Every comment is kept. Printing what was printed changes nothing.
 */
public final class SpecPrinter {
    private static final int INDENT = 2;
    private static final int MAX_BODY_WIDTH = 100;
    private static final int MAX_PACKET_WIDTH = 80;
    private static final int MAX_STATEMENTS = 2;
    private static final int MAX_ELEMENTS = 3;

    private final TokenRow row;
    private final Page page;
    private final AttributePrinter attributes;

    private SpecPrinter(List<Token> tokens) {
        this.row = new TokenRow(tokens, SpecSpacing::new);
        this.page = new Page(row);
        this.attributes = new AttributePrinter(row, page);
    }

    /**
     * The canonical form of a file without syntax errors.
     *
     * @param tokens all tokens of that file
     */
    public static String print(SpecFile file, List<Token> tokens) {
        SpecPrinter printer = new SpecPrinter(withoutIdle(file, tokens));
        printer.declarations(file.declarations());
        return printer.page.toString();
    }

    /** The tokens without semicolons behind packets. */
    private static List<Token> withoutIdle(SpecFile file, List<Token> tokens) {
        Set<Integer> ends = file.declarations().stream()
                .filter(Declaration.Packet.class::isInstance)
                .map(declaration -> declaration.span().end())
                .collect(Collectors.toSet());
        List<Token> kept = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            Token last = kept.isEmpty() ? token : kept.get(kept.size() - 1);
            boolean isIdle = token.is(";") && ends.contains(token.span().end());
            // A doc comment before it would else describe the next packet.
            if (!isIdle || last.isComment() && last.standsInLine()) {
                kept.add(token);
            }
        }
        return kept;
    }

    private void declarations(List<Declaration> declarations) {
        boolean wasShort = true;
        for (Declaration declaration : declarations) {
            boolean isShort = declaration instanceof Declaration.Typedef || declaration instanceof Declaration.Extern;
            if (!isShort || !wasShort) {
                page.blank();
            }
            page.leading(declaration.span().start(), 0);
            declaration(declaration);
            wasShort = isShort;
        }
        page.leading(Integer.MAX_VALUE, 0);
    }

    private void declaration(Declaration declaration) {
        int end = declaration.span().end();
        if (declaration instanceof Declaration.Packet packet) {
            packet(packet.body(), end);
        } else if (declaration instanceof Declaration.Struct struct) {
            packet(struct.body(), end);
        } else if (declaration instanceof Declaration.Typedef typedef) {
            attributes.print(typedef.attributes(), end, 0);
        } else {
            page.line(end, 0);
        }
    }

    private void packet(List<Statement> body, int end) {
        if (isFlat(body, MAX_STATEMENTS) && fits(end, "{", MAX_PACKET_WIDTH)) {
            page.line(end, 0);
        } else {
            page.open(row.endOfFirst("{"), 0);
            block(body, INDENT);
            page.close(end, 0, INDENT);
        }
    }

    private void block(List<Statement> body, int indent) {
        for (Statement statement : body) {
            page.leading(statement.span().start(), indent);
            statement(statement, indent);
        }
    }

    private void statement(Statement statement, int indent) {
        int end = statement.span().end();
        if (statement instanceof Statement.FieldStatement field) {
            attributes.print(field.attributes(), end, indent);
        } else if (statement instanceof Statement.ArrayStatement array
                && !(isFlat(array) && fits(end, "{", MAX_BODY_WIDTH - indent))) {
            page.open(row.endOfFirst("{"), indent);
            block(array.body(), indent + INDENT);
            page.close(end, indent, indent + INDENT);
        } else if (statement instanceof Statement.ClassifyStatement classify) {
            page.open(row.endOfFirst("{"), indent);
            for (Statement.Branch branch : classify.branches()) {
                page.leading(branch.span().start(), indent);
                branch(branch, indent);
            }
            page.close(end, indent, indent);
        } else {
            page.line(end, indent);
        }
    }

    private boolean fits(int end, String opening, int width) {
        return row.isPlain(end, opening) && row.line(end).text().length() <= width;
    }

    private void branch(Statement.Branch branch, int indent) {
        int end = branch.span().end();
        if (isFlat(branch.body(), MAX_STATEMENTS) && fits(end, "->", MAX_BODY_WIDTH - indent)) {
            page.line(end, indent);
        } else {
            page.open(row.endOfFirst("->"), indent);
            block(branch.body(), indent + INDENT);
        }
    }

    /** Whether statements may stand in the line of what they are in. */
    private static boolean isFlat(List<Statement> body, int max) {
        return body.size() <= max && body.stream().allMatch(SpecPrinter::isFlat);
    }

    private static boolean isFlat(Statement statement) {
        if (statement instanceof Statement.ArrayStatement array) {
            return array.body().size() <= MAX_ELEMENTS
                    && array.body().stream().allMatch(s -> isFlat(s) && !(s instanceof Statement.ArrayStatement));
        }
        return !(statement instanceof Statement.ClassifyStatement);
    }
}
