package org.mpl4j.compiler.dissect.syntax;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.TokenReader.SyntaxException;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.runtime.Bytes;

/** Parses expressions. */
public final class TermParser {
    /** Expressions are written by people: deeper ones are attempts to use up the stack. */
    private static final int DEEPEST = 200;

    private static final int NOT_LEVEL = 3;
    private static final String A_VALUE = "a field, number, address, string or tag";

    private final TokenReader reader;
    private int depth;

    TermParser(TokenReader reader) {
        this.reader = reader;
    }

    /** The expression that a text is; empty if it is none, which is in the diagnostics then. */
    public static Optional<Term> parse(SourceFile source, Diagnostics diagnostics) {
        List<Token> tokens = new Lexer(source, false, diagnostics).tokens();
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        TokenReader reader = new TokenReader(tokens, diagnostics);
        try {
            Term term = new TermParser(reader).term();
            reader.expect(Token.Kind.END, "an operator or the end");
            return Optional.of(term);
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    Term term() throws SyntaxException {
        return binary(1);
    }

    private Term binary(int level) throws SyntaxException {
        if (++depth > DEEPEST) {
            throw reader.wrong(Code.E0106, reader.peek().span(), "the expression is nested too deep");
        }
        Term left = level <= NOT_LEVEL && reader.isNext("!") ? negation() : operand();
        for (Optional<Term.Operator> operator = operator(level); operator.isPresent(); operator = operator(level)) {
            reader.next();
            Term right = binary(operator.get().level() + 1);
            left = new Term.Operation(operator.get(), left, right, left.span().to(right.span()));
        }
        depth--;
        return left;
    }

    private Optional<Term.Operator> operator(int atLeast) {
        for (Term.Operator operator : Term.Operator.values()) {
            if (operator.level() >= atLeast && reader.isNext(operator.symbol())) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private Term negation() throws SyntaxException {
        Token sign = reader.next();
        Term operand = binary(NOT_LEVEL);
        return new Term.Negation(operand, sign.span().to(operand.span()));
    }

    private Term operand() throws SyntaxException {
        Token token = reader.peek();
        if (reader.skip("(")) {
            Term inner = term();
            reader.expect(")");
            return inner;
        }
        if (reader.skip("-")) {
            Token digits = reader.expect(Token.Kind.NUMBER, "a number");
            return new Term.Number(-number(digits), digits.text(), token.span().to(digits.span()));
        }
        return switch (token.kind()) {
            case NAME -> name();
            case TAG -> new Term.Tag(reader.next().text(), token.span());
            case NUMBER -> new Term.Number(number(reader.next()), token.text(), token.span());
            case TEXT -> new Term.Text(content(reader.next()), token.span());
            case ADDRESS -> address(reader.next());
            default -> throw reader.unexpected(A_VALUE);
        };
    }

    private Term name() throws SyntaxException {
        Token token = reader.peek();
        if (token.is("true") || token.is("false")) {
            reader.next();
            return new Term.Flag(token.is("true"), token.span());
        }
        return path();
    }

    Term.Path path() throws SyntaxException {
        List<Term.Step> steps = new ArrayList<>();
        do {
            steps.add(step());
        } while (reader.skip("."));
        return new Term.Path(
                steps, steps.get(0).span().to(steps.get(steps.size() - 1).span()));
    }

    private Term.Step step() throws SyntaxException {
        Token name = reader.expect(Token.Kind.NAME, "the name of a packet or field");
        if (!reader.skip("[")) {
            return new Term.Step(name.text(), Term.Step.NO_INDEX, name.span());
        }
        Token index = reader.expect(Token.Kind.NUMBER, "the number of an element or byte, from 0");
        long value = number(index);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw reader.wrong(Code.E0302, index.span(), "there is no element " + index.text());
        }
        Token end = reader.expect("]");
        return new Term.Step(name.text(), (int) value, name.span().to(end.span()));
    }

    /** An integer as in specifications: 10, 0x0a, 0o12, 0b1010, 1_000; up to 64 bits. */
    long number(Token token) throws SyntaxException {
        String digits = token.text().replace("_", "");
        try {
            return switch (digits.length() > 2 ? digits.substring(0, 2) : "") {
                case "0x", "0X" -> Long.parseUnsignedLong(digits.substring(2), 16);
                case "0o" -> Long.parseUnsignedLong(digits.substring(2), 8);
                case "0b" -> Long.parseUnsignedLong(digits.substring(2), 2);
                default -> Long.parseUnsignedLong(digits);
            };
        } catch (NumberFormatException e) {
            throw reader.wrong(Code.E0105, token.span(), "`" + token.text() + "` is no number of up to 64 bits");
        }
    }

    private Term address(Token token) throws SyntaxException {
        Term.Address address = AddressText.parse(token);
        if (address == null) {
            throw reader.wrong(Code.E0105, token.span(), "`" + token.text() + "` is no IPv4, IPv6 or MAC address");
        }
        return address;
    }

    private static Bytes content(Token token) {
        String quoted = token.text();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            boolean isEscape = c == '\\' && i + 1 < quoted.length() - 1;
            if (!isEscape) {
                content.write(c);
            } else {
                i++;
                content.write(
                        switch (quoted.charAt(i)) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            default -> quoted.charAt(i);
                        });
            }
        }
        return Bytes.wrap(content.toByteArray());
    }
}
