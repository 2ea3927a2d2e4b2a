package org.mpl4j.compiler.spl.ast;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.ast.layout.Page;
import org.mpl4j.compiler.ast.layout.TokenRow;
import org.mpl4j.compiler.source.Span;

/**
 * Prints a policy in its canonical form. That depends on its tokens and comments, and on empty lines between statements, but on nothing else of how it was laid out: blocks
 * of few statements stand in the line of what they belong to, everything else in one line a statement. Every comment is kept. Printing what was printed changes nothing.
 */
public final class PolicyPrinter {
    private static final int INDENT = 2;
    private static final int MAX_BODY_WIDTH = 100;
    private static final int MAX_ROUTINE_WIDTH = 80;
    private static final int MAX_STATEMENTS = 2;

    /** How many statements there are in a block that has a line for itself. */
    private static final int MAX_ALTERNATIVE = 4;

    private final TokenRow row;
    private final Page page;

    private PolicyPrinter(List<Token> tokens) {
        this.row = new TokenRow(tokens, PolicySpacing::new);
        this.page = new Page(row);
    }

    /**
     * The canonical form of a file without syntax errors.
     *
     * @param tokens all tokens of that file
     */
    public static String print(PolicyFile file, List<Token> tokens) {
        PolicyPrinter printer = new PolicyPrinter(withoutIdle(file, tokens));
        printer.declarations(file.declarations());
        return printer.page.toString();
    }

    /** The tokens without semicolons behind blocks. */
    private static List<Token> withoutIdle(PolicyFile file, List<Token> tokens) {
        Set<Integer> ends = new HashSet<>();
        for (PolicyDeclaration declaration : file.declarations()) {
            if (declaration instanceof PolicyDeclaration.PropertyDeclaration property) {
                ends.add(property.span().end());
            }
        }
        List<Token> kept = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            Token last = kept.isEmpty() ? token : kept.get(kept.size() - 1);
            boolean isIdle =
                    token.is(";") && last.is("}") && !ends.contains(token.span().end());
            if (!isIdle) {
                kept.add(token);
            }
        }
        return kept;
    }

    private void declarations(List<PolicyDeclaration> declarations) {
        boolean wasRoutine = false;
        for (int i = 0; i < declarations.size(); i++) {
            PolicyDeclaration declaration = declarations.get(i);
            boolean isRoutine = declaration instanceof PolicyDeclaration.RoutineDeclaration;
            if (i > 0 && (wasRoutine || isRoutine)) {
                page.blank();
            }
            page.leading(declaration.span().start(), 0);
            declaration(declaration);
            wasRoutine = isRoutine;
        }
        page.leading(Integer.MAX_VALUE, 0);
    }

    private void declaration(PolicyDeclaration declaration) {
        int end = declaration.span().end();
        if (declaration instanceof PolicyDeclaration.RoutineDeclaration routine) {
            if (isFlat(List.of(routine.body()), MAX_STATEMENTS) && fits(end, MAX_ROUTINE_WIDTH)) {
                page.line(end, 0);
            } else {
                open(routine.body(), breaks(routine), false, 0);
                page.close(end, 0, INDENT);
            }
        } else {
            page.lines(end, breaks(declaration), 0);
        }
    }

    private static List<Integer> breaks(PolicyDeclaration declaration) {
        if (declaration instanceof PolicyDeclaration.Use use) {
            return starts(use.packets().stream()
                    .map(PolicyDeclaration.UsedPacket::span)
                    .toList());
        } else if (declaration instanceof PolicyDeclaration.Event event) {
            return starts(event.names().stream().map(Ident::span).toList());
        } else if (declaration instanceof PolicyDeclaration.PolicyGroup group) {
            return starts(group.sync().stream().map(CallPattern::span).toList());
        } else if (declaration instanceof PolicyDeclaration.TraceDeclaration trace) {
            return starts(trace.calls().stream().map(Ident::span).toList());
        } else if (declaration instanceof PolicyDeclaration.RoutineDeclaration routine) {
            return starts(routine.parameters().stream()
                    .map(PolicyDeclaration.Parameter::span)
                    .toList());
        } else if (declaration instanceof PolicyDeclaration.PropertyDeclaration property) {
            return starts(operands(property.formula()).toList());
        }
        return List.of();
    }

    /** The right operands of a formula, which a line may begin with. */
    private static Stream<Span> operands(Formula formula) {
        if (formula instanceof Formula.Binary binary) {
            return Stream.of(operands(binary.left()), Stream.of(binary.right().span()), operands(binary.right()))
                    .flatMap(spans -> spans);
        } else if (formula instanceof Formula.Unary unary) {
            return operands(unary.operand());
        }
        return formula instanceof Formula.Parenthesized inner ? operands(inner.inner()) : Stream.empty();
    }

    private static List<Integer> starts(List<Span> spans) {
        return spans.stream().map(Span::start).toList();
    }

    private void block(Body body, int indent) {
        for (PolicyStatement statement : body.statements()) {
            page.leading(statement.span().start(), indent);
            statement(statement, indent);
        }
    }

    private void statement(PolicyStatement statement, int indent) {
        int end = statement.span().end();
        List<Body> bodies = Bodies.of(statement);
        if (bodies.isEmpty()) {
            page.lines(end, breaks(statement), indent);
        } else if (isFlat(bodies, MAX_STATEMENTS) && fits(end, MAX_BODY_WIDTH - indent)) {
            page.line(end, indent);
        } else {
            bodies(statement, bodies, indent);
        }
    }

    private static List<Integer> breaks(PolicyStatement statement) {
        List<CallPattern> calls = List.of();
        if (statement instanceof PolicyStatement.AlwaysAllow allow) {
            calls = allow.calls();
        } else if (statement instanceof PolicyStatement.Never never) {
            calls = never.calls();
        } else if (statement instanceof PolicyStatement.Ignore ignore) {
            calls = ignore.calls();
        }
        return starts(calls.stream().map(CallPattern::span).toList());
    }

    /**
     * What has blocks, in several lines: a block of few statements stands in one line with what is before it, if a statement can have several; the statements of others have
     * lines of their own.
     */
    private void bodies(PolicyStatement statement, List<Body> bodies, int indent) {
        boolean canBeShort = !(statement instanceof PolicyStatement.DoUntil) && bodies.size() > 1;
        boolean isOpen = false;
        for (int i = 0; i < bodies.size(); i++) {
            Body body = bodies.get(i);
            int end = body.span().end();
            if (canBeShort && isFlat(List.of(body), MAX_ALTERNATIVE) && fits(end, MAX_BODY_WIDTH - indent)) {
                if (isOpen) {
                    page.close(end, indent, indent + INDENT);
                } else {
                    page.line(end, indent);
                }
                isOpen = false;
            } else {
                open(body, i == 0 ? breaks(statement) : List.of(), isOpen, indent);
                isOpen = true;
            }
        }
        if (isOpen) {
            page.close(statement.span().end(), indent, indent + INDENT);
        }
    }

    private void open(Body body, List<Integer> breaks, boolean isOpen, int indent) {
        int opening = body.span().start() + 1;
        if (isOpen) {
            page.reopen(opening, indent, indent + INDENT);
        } else {
            page.open(opening, breaks, indent);
        }
        block(body, indent + INDENT);
    }

    private boolean fits(int end, int width) {
        return row.isPlain(end, "{") && row.line(end).text().length() <= width;
    }

    /** Whether blocks may stand in one line: there are only few statements in them, and no blocks. */
    private static boolean isFlat(List<Body> bodies, int most) {
        return bodies.stream()
                .allMatch(body -> body.statements().size() <= most
                        && body.statements().stream()
                                .allMatch(inner -> Bodies.of(inner).isEmpty()));
    }
}
