package org.mpl4j.lsp.outline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mpl4j.compiler.source.Span;

/**
 * A name that a file declares, and what is declared inside of it.
 *
 * @param name empty for a choice that has none
 * @param nameSpan of the name, or of what stands for it
 * @param extent all of the declaration
 * @param detail what it is in a few words, such as a field's type
 */
public record Outline(
        Kind kind,
        String name,
        Span nameSpan,
        Span extent,
        String detail,
        Optional<String> doc,
        List<Outline> children) {
    public Outline {
        children = List.copyOf(children);
    }

    /** What is declared. */
    public enum Kind {
        PACKET,
        STRUCT,
        TYPE,
        EXTERN,
        PARAMETER,
        FIELD,
        NESTED,
        ARRAY,
        CHOICE,
        BRANCH,
        TAG,
        EVENT,
        USED_PACKET,
        AUTOMATON,
        FUNCTION,
        STATE,
        POLICY,
        PROPERTY,
        TRACE
    }

    /** Whether others can refer to it by its name. */
    public boolean isNamed() {
        return kind != Kind.BRANCH && !name.isEmpty();
    }

    /** This and all that is inside, outermost first. */
    public Stream<Outline> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Outline::all));
    }
}
