package org.mpl4j.compiler.dissect.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.TableStatement.Argument;
import org.mpl4j.compiler.dissect.syntax.TableStatement.Choice;
import org.mpl4j.compiler.dissect.syntax.TableStatement.Key;
import org.mpl4j.compiler.dissect.syntax.TableStatement.Name;
import org.mpl4j.compiler.dissect.syntax.TableStatement.Place;
import org.mpl4j.compiler.dissect.syntax.TableStatement.Target;
import org.mpl4j.compiler.dissect.syntax.TokenReader.SyntaxException;
import org.mpl4j.compiler.source.SourceFile;

/**
 * Parses a protocol table:
 *
 * <pre>
 * table     = { statement }                            one a line; lines that start with white space continue it
 * statement = "link" key {"," key} "->" target
 *           | place ["by" NAME {"," NAME}] ["when" expr] (":" choice {"," choice} | "->" target)
 *           | "part" place ["when" expr]
 *           | "open" place "when" expr ["->" target]
 *           | "order" place "by" expr "of" argument {"," argument} ["start" expr]
 *           | "fragment" place {"," NAME} "at" expr "more" expr "of" argument {"," argument} ["strict"] ["->" target]
 *           | "flow" NAME "between" argument {"," argument} "and" argument {"," argument} ["start" expr]
 *           | "note" expr "of" NAME ["when" expr] "as" NAME "else" INT
 * place     = NAME "." NAME                            packet and field
 * choice    = key "->" target
 * key       = INT [".." INT] | TAG
 * target    = ["stream"] NAME ["(" [argument {"," argument}] ")"] ["when" expr]
 * argument  = expr | path ".." path
 * </pre>
 */
public final class TableParser {
    private final TokenReader reader;
    private final TermParser terms;

    private TableParser(TokenReader reader) {
        this.reader = reader;
        this.terms = new TermParser(reader);
    }

    /** The statements of a table that are well-formed; what is wrong with the others is in the diagnostics. */
    public static List<TableStatement> parse(SourceFile source, Diagnostics diagnostics) {
        TokenReader reader = new TokenReader(new Lexer(source, true, diagnostics).tokens(), diagnostics);
        List<TableStatement> statements = new ArrayList<>();
        while (!reader.isNext(Token.Kind.END)) {
            try {
                statements.add(new TableParser(reader).statement());
                reader.expect(Token.Kind.END_OF_STATEMENT, "`,` or a new line that starts without white space");
            } catch (SyntaxException e) {
                reader.skipStatement();
            }
        }
        return statements;
    }

    private TableStatement statement() throws SyntaxException {
        Token first = reader.peek();
        Token name = reader.expect(
                Token.Kind.NAME, "`link`, `part`, `open`, `order`, `fragment`, `flow`, `note` or the name of a packet");
        if (name.is("link") && !reader.isNext(".")) {
            return link(first);
        }
        if (name.is("part") && !reader.isNext(".")) {
            Place place = place(nameOf(reader.expect(Token.Kind.NAME, "the name of a packet")));
            return new TableStatement.Part(place, condition(), first.span());
        }
        if (name.is("open") && !reader.isNext(".")) {
            Place place = place(nameOf(reader.expect(Token.Kind.NAME, "the name of a packet")));
            reader.expect("when");
            Term condition = terms.term();
            return new TableStatement.Open(place, condition, reader.skip("->") ? target() : null, first.span());
        }
        if (name.is("order") && !reader.isNext(".")) {
            return order(first);
        }
        if (name.is("fragment") && !reader.isNext(".")) {
            return fragment(first);
        }
        if (name.is("flow") && !reader.isNext(".")) {
            return flow(first);
        }
        if (name.is("note") && !reader.isNext(".")) {
            return note(first);
        }
        return payload(first, place(nameOf(name)));
    }

    private TableStatement order(Token first) throws SyntaxException {
        Place place = place(nameOf(reader.expect(Token.Kind.NAME, "the name of a packet")));
        reader.expect("by");
        Term position = terms.term();
        reader.expect("of");
        List<Argument> flow = arguments();
        return new TableStatement.Order(place, position, flow, start(), first.span());
    }

    private TableStatement fragment(Token first) throws SyntaxException {
        Place place = place(nameOf(reader.expect(Token.Kind.NAME, "the name of a packet")));
        List<Name> fields = new ArrayList<>(List.of(place.field()));
        while (reader.skip(",")) {
            fields.add(nameOf(reader.expect(Token.Kind.NAME, "another field of the packet")));
        }
        reader.expect("at");
        Term position = terms.term();
        reader.expect("more");
        Term more = terms.term();
        reader.expect("of");
        List<Argument> flow = arguments();
        boolean isStrict = reader.skip("strict");
        Target whole = reader.skip("->") ? target() : null;
        return new TableStatement.Fragment(place.packet(), fields, position, more, flow, isStrict, whole, first.span());
    }

    private TableStatement flow(Token first) throws SyntaxException {
        Name packet = nameOf(reader.expect(Token.Kind.NAME, "the name of a packet"));
        reader.expect("between");
        List<Argument> from = arguments();
        reader.expect("and");
        List<Argument> to = arguments();
        if (from.size() != to.size()) {
            throw reader.wrong(
                    Code.E0305,
                    to.get(0).span().to(to.get(to.size() - 1).span()),
                    "both ends of a flow are told apart by the same: there are " + from.size() + " before `and`, and "
                            + to.size() + " behind it");
        }
        return new TableStatement.Flow(packet, from, to, start(), first.span());
    }

    private TableStatement note(Token first) throws SyntaxException {
        Term number = terms.term();
        reader.expect("of");
        Name packet = nameOf(reader.expect(Token.Kind.NAME, "the name of a packet"));
        Term condition = condition();
        reader.expect("as");
        Name name = nameOf(reader.expect(Token.Kind.NAME, "a name for what is noted"));
        reader.expect("else");
        long otherwise = terms.number(reader.expect(Token.Kind.NUMBER, "the number that counts before any is noted"));
        return new TableStatement.Note(number, packet, condition, name, otherwise, first.span());
    }

    private List<Argument> arguments() throws SyntaxException {
        List<Argument> arguments = new ArrayList<>();
        do {
            arguments.add(argument());
        } while (reader.skip(","));
        return arguments;
    }

    private @Nullable Term start() throws SyntaxException {
        return reader.skip("start") ? terms.term() : null;
    }

    private TableStatement link(Token first) throws SyntaxException {
        List<Key> types = new ArrayList<>();
        do {
            types.add(key());
        } while (reader.skip(","));
        reader.expect("->");
        return new TableStatement.Link(types, target(), first.span());
    }

    private TableStatement payload(Token first, Place place) throws SyntaxException {
        List<Name> by = new ArrayList<>();
        if (reader.skip("by")) {
            do {
                by.add(nameOf(reader.expect(Token.Kind.NAME, "a field or parameter of the packet")));
            } while (reader.skip(","));
        }
        Term condition = condition();
        List<Choice> choices = by.isEmpty() ? onlyChoice() : choices();
        return new TableStatement.Payload(place, by, condition, choices, first.span());
    }

    private List<Choice> onlyChoice() throws SyntaxException {
        if (!reader.skip("->")) {
            throw reader.unexpected("`by`, `when` or `->`");
        }
        return List.of(new Choice(null, target()));
    }

    private List<Choice> choices() throws SyntaxException {
        reader.expect(":");
        List<Choice> choices = new ArrayList<>();
        do {
            Key key = key();
            reader.expect("->");
            choices.add(new Choice(key, target()));
        } while (reader.skip(","));
        return choices;
    }

    private Place place(Name packet) throws SyntaxException {
        reader.expect(".");
        return new Place(packet, nameOf(reader.expect(Token.Kind.NAME, "the name of a field that holds bytes")));
    }

    private @Nullable Term condition() throws SyntaxException {
        return reader.skip("when") ? terms.term() : null;
    }

    private static Name nameOf(Token token) {
        return new Name(token.text(), token.span());
    }

    private Key key() throws SyntaxException {
        if (reader.isNext(Token.Kind.TAG)) {
            Token tag = reader.next();
            return new Key.Tag(tag.text(), tag.span());
        }
        Token first = reader.expect(Token.Kind.NUMBER, "a number, a range of numbers or a tag");
        Token last = reader.skip("..") ? reader.expect(Token.Kind.NUMBER, "a number") : first;
        long from = terms.number(first);
        long to = terms.number(last);
        if (from > to) {
            throw reader.wrong(Code.E0310, first.span().to(last.span()), "this range is backwards");
        }
        return new Key.Numbers(from, to, first.span().to(last.span()));
    }

    private Target target() throws SyntaxException {
        Token first = reader.expect(Token.Kind.NAME, "the name of a packet");
        boolean isStream = first.is("stream") && reader.isNext(Token.Kind.NAME) && !reader.isNext("when");
        Name packet = nameOf(isStream ? reader.next() : first);
        List<Argument> arguments = new ArrayList<>();
        if (reader.skip("(") && !reader.skip(")")) {
            arguments.addAll(arguments());
            reader.expect(")");
        }
        return new Target(packet, isStream, arguments, condition(), packet.span());
    }

    private Argument argument() throws SyntaxException {
        Term first = terms.term();
        if (!reader.isNext("..")) {
            return new Argument(first, null, first.span());
        }
        if (!(first instanceof Term.Path)) {
            throw reader.unexpected("`,` or `)`, as a range starts with a field,");
        }
        reader.next();
        Term.Path last = terms.path();
        return new Argument(first, last, first.span().to(last.span()));
    }
}
