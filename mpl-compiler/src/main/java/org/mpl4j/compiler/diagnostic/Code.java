package org.mpl4j.compiler.diagnostic;

import static org.mpl4j.compiler.diagnostic.Severity.ERROR;
import static org.mpl4j.compiler.diagnostic.Severity.WARNING;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that the compiler can say about a specification or a policy. A number never changes its meaning, and an error and a warning never share one. 01: text, 02: names, 03:
 * types and values, 04: classify and variants, 05: structure, 06: sizes, and reading against writing, 07: attributes. Those of policies begin with S.
 */
public enum Code {
    E0101(ERROR, "syntax error"),
    E0102(ERROR, "unterminated string"),
    E0103(ERROR, "unterminated comment"),
    E0104(ERROR, "character that begins nothing"),
    E0105(ERROR, "not a number"),
    E0106(ERROR, "nested too deep"),
    W0107(WARNING, "incomplete string escape"),

    E0201(ERROR, "unknown name"),
    E0202(ERROR, "duplicate name"),
    E0203(ERROR, "duplicate branch label"),
    W0204(WARNING, "unused parameter"),
    W0205(WARNING, "unused label"),
    E0206(ERROR, "two names, one Java name"),
    E0207(ERROR, "two declarations, one Java class"),
    E0208(ERROR, "unknown type or packet"),
    E0209(ERROR, "ambiguous name"),
    E0210(ERROR, "used before known"),
    E0211(ERROR, "not visible here"),
    E0212(ERROR, "type defined by itself"),
    W0213(WARNING, "classes that differ in capitals only"),

    E0301(ERROR, "type mismatch"),
    E0302(ERROR, "value does not fit"),
    E0303(ERROR, "not constant"),
    E0304(ERROR, "min greater than max"),
    E0305(ERROR, "wrong number of arguments"),
    E0306(ERROR, "constant overflow"),
    E0307(ERROR, "unknown function"),
    E0308(ERROR, "size missing or not allowed"),
    E0309(ERROR, "optional used unguarded"),
    E0310(ERROR, "range of fields backwards"),
    E0311(ERROR, "bit width out of range"),

    E0401(ERROR, "no such tag"),
    E0402(ERROR, "patterns overlap"),
    E0403(ERROR, "default branch not last"),
    E0404(ERROR, "branch never taken"),
    W0405(WARNING, "duplicate tag"),
    W0406(WARNING, "duplicate variant value"),
    W0407(WARNING, "variant value too big for its field"),
    E0408(ERROR, "two default tags"),
    E0409(ERROR, "not a tag to choose by"),
    W0410(WARNING, "no default on a tag that the peer chooses"),
    E0411(ERROR, "pattern does not fit the tag"),
    E0412(ERROR, "branch without a label"),

    E0501(ERROR, "recursion without progress"),
    E0502(ERROR, "packet without end"),
    E0503(ERROR, "array element may be empty"),
    E0504(ERROR, "field off a byte boundary"),
    E0505(ERROR, "packet ends within a byte"),
    E0506(ERROR, "branches end at different bits"),
    E0507(ERROR, "nothing left to read"),
    E0508(ERROR, "window is not whole bytes"),

    E0601(ERROR, "size always negative"),
    W0602(WARNING, "size may be negative"),
    E0603(ERROR, "size variable without value"),
    E0604(ERROR, "reading and writing disagree"),
    W0605(WARNING, "reading and writing agree for some inputs only"),
    E0606(ERROR, "derivation cycle"),
    W0607(WARNING, "remaining() outside a window"),
    E0608(ERROR, "size cannot be known"),

    E0701(ERROR, "unknown attribute"),
    E0702(ERROR, "attribute given twice"),
    E0703(ERROR, "attributes exclude each other"),
    E0704(ERROR, "attribute does not belong here"),
    E0705(ERROR, "unknown checksum or format"),

    S0101(ERROR, "syntax error in a policy"),
    S0102(ERROR, "unterminated comment in a policy"),
    S0103(ERROR, "character that begins nothing in a policy"),
    S0104(ERROR, "not a number in a policy"),
    S0105(ERROR, "policy nested too deep"),
    S0106(ERROR, "name of a policy declared twice"),
    S0107(ERROR, "no such statecall"),
    S0108(WARNING, "undeclared event"),
    S0109(ERROR, "unknown name in a policy"),
    S0110(ERROR, "wrong number of arguments of a function"),
    S0111(ERROR, "boolean and number mistaken for each other"),
    S0112(ERROR, "function that calls itself"),
    S0113(ERROR, "two branches, one statecall"),
    S0114(ERROR, "number out of bounds"),
    S0115(WARNING, "guard that is always the same"),
    S0116(ERROR, "field that a policy cannot use"),
    S0117(ERROR, "key missing or misplaced"),
    S0118(ERROR, "statement in the wrong place"),
    S0119(ERROR, "nothing to hold against"),

    S0120(WARNING, "statement that is never reached"),
    S0121(WARNING, "statecall that no trace contains"),
    S0122(WARNING, "dead end"),
    S0123(WARNING, "one trace, two states"),
    S0124(WARNING, "no end can be reached"),
    S0125(WARNING, "body that repeats without an event"),
    S0126(WARNING, "always allowed, and used inside"),
    S0127(WARNING, "handler that may begin with nothing"),
    S0128(WARNING, "variable that nothing reads"),
    S0129(WARNING, "branch that no automaton knows"),
    S0130(WARNING, "automata that block each other"),
    S0131(WARNING, "abort within the peer's reach"),
    S0132(WARNING, "refused here, handled elsewhere"),
    S0133(WARNING, "values without a bound"),
    S0134(WARNING, "too many states for a table"),
    S0135(ERROR, "policy that cannot be explored"),
    S0136(ERROR, "trace that is not as it says"),
    S0137(ERROR, "property that does not hold"),
    S0138(WARNING, "property that was not searched");

    private final Severity severity;
    private final String title;

    Code(Severity severity, String title) {
        this.severity = severity;
        this.title = title;
    }

    /** Whether it is about the text of a specification, which hides what the text around it means. */
    public boolean isSyntax() {
        return compareTo(E0101) >= 0 && compareTo(E0106) <= 0;
    }

    public Severity severity() {
        return severity;
    }

    public String title() {
        return title;
    }

    /** What it means, with an example of what is wrong and one of what is right: Markdown, without a heading. */
    public String explanation() {
        String name = "explain/" + name() + ".md";
        try (InputStream text = Code.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code of that number, however it is spelt: {@code E0604}, {@code e0604} or {@code 604}; those of policies begin with S. */
    public static Optional<Code> find(String number) {
        String wanted = canonical(number.strip().toUpperCase(Locale.ROOT));
        return Arrays.stream(values())
                .filter(code -> canonical(code.name()).equals(wanted))
                .findFirst();
    }

    private static String canonical(String number) {
        return number.replaceFirst("^[EW]?0*", "").replaceFirst("^S0*", "S");
    }
}
