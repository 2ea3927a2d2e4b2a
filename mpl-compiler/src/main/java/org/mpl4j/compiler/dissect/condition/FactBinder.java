package org.mpl4j.compiler.dissect.condition;

import java.util.Optional;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.Term;
import org.mpl4j.compiler.resolve.NearestName;

/** Finds the numbers that are in no packet: facts about the frame, such as {@code frame.length}, and in tables what was noted for its flow, such as {@code flow.version}. */
final class FactBinder {
    private static final String FRAME = "frame";
    private static final String FLOW = "flow";

    private final Vocabulary vocabulary;
    private final Diagnostics diagnostics;

    FactBinder(Vocabulary vocabulary, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.diagnostics = diagnostics;
    }

    /** Whether a path is to such a number, rather than to a packet or field. */
    boolean isFact(Term.Path path) {
        String first = path.first().name();
        return first.equals(FRAME) || first.equals(FLOW) && vocabulary.hasFlows();
    }

    /** The number; empty if there is none, which has been reported then. */
    Optional<Numbers> number(Term.Path path) {
        return path.first().name().equals(FRAME) ? ofFrame(path) : ofFlow(path);
    }

    private Optional<Numbers> ofFrame(Term.Path path) {
        Term.Step last = last(path);
        if (path.steps().size() == 2 && last.index() >= 0 && last.name().equals("data")) {
            return Optional.of(new Numbers.FrameByte(last.index()));
        }
        if (path.steps().size() == 2 && last.index() < 0) {
            for (Numbers.FrameFact fact : Numbers.FrameFact.values()) {
                if (fact.name().equalsIgnoreCase(last.name())) {
                    return Optional.of(fact);
                }
            }
        }
        diagnostics
                .error(Code.E0201, path.span(), "a frame has no such number")
                .help("there are frame.number, frame.length, frame.captured, frame.link and frame.data[0]");
        return Optional.empty();
    }

    private Optional<Numbers> ofFlow(Term.Path path) {
        Term.Step last = last(path);
        Note note = path.steps().size() == 2 && last.index() < 0
                ? vocabulary.notes().get(last.name())
                : null;
        if (note != null) {
            return Optional.of(new Numbers.Noted(note));
        }
        Diagnostics.Draft draft = diagnostics.error(
                Code.E0201, path.span(), "nothing is noted as `%s`", path.span().text());
        NearestName.to(last.name(), vocabulary.notes().keySet())
                .ifPresent(name -> draft.help("there is `flow.%s`", name));
        draft.help(
                "what a packet says is noted by a line such as `note version of packet as name else 4`, and used as `flow.name`");
        return Optional.empty();
    }

    private static Term.Step last(Term.Path path) {
        return path.steps().get(path.steps().size() - 1);
    }
}
