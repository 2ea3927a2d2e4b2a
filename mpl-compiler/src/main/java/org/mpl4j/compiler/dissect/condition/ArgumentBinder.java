package org.mpl4j.compiler.dissect.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.dissect.syntax.Term;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.model.Param;

/** Gives the arguments of a table's packets a meaning. */
public final class ArgumentBinder {
    private final Binder binder;
    private final PathBinder paths;
    private final Diagnostics diagnostics;

    public ArgumentBinder(Vocabulary vocabulary, Diagnostics diagnostics) {
        this.binder = new Binder(vocabulary, diagnostics);
        this.paths = new PathBinder(vocabulary, diagnostics);
        this.diagnostics = diagnostics;
    }

    /** What an argument gives a parameter; empty if it cannot, which has been reported then. */
    public Optional<Argument> bind(TableStatement.Argument argument, Param param) {
        return switch (param.kind()) {
            case INT -> whole(argument, param).flatMap(binder::number).map(Argument.Number::new);
            case BOOL -> whole(argument, param).flatMap(binder::condition).map(Argument.Truth::new);
            default -> bytes(argument, param);
        };
    }

    /** A number that is not for a parameter; empty if it is none, which has been reported then. */
    public Optional<NumberExpression> number(Term term) {
        return binder.number(term).map(NumberExpression::new);
    }

    private Optional<Term> whole(TableStatement.Argument argument, Param param) {
        if (argument.last() == null) {
            return Optional.of(argument.first());
        }
        diagnostics.error(
                Code.E0301, argument.span(), "`%s` is no run of bytes, which a range of fields is", param.name());
        return Optional.empty();
    }

    private Optional<Argument> bytes(TableStatement.Argument argument, Param param) {
        if (argument.first() instanceof Term.Text text) {
            return Optional.of(new Argument.Constant(text.content()));
        }
        if (!(argument.first() instanceof Term.Path path)) {
            diagnostics
                    .error(Code.E0301, argument.span(), "`%s` needs bytes", param.name())
                    .help("write a range of fields such as `src..dest`, a field that holds bytes, or a string");
            return Optional.empty();
        }
        Places first = paths.bind(path);
        Term.Path last = argument.last();
        if (first == null) {
            return Optional.empty();
        }
        return last == null ? content(path, first, param) : range(path, first, last);
    }

    private Optional<Argument> content(Term.Path path, Places places, Param param) {
        boolean isBytes = !places.isPacket()
                && places.ends().stream()
                        .allMatch(end -> !end.isByte()
                                && end.item() instanceof FieldShape field
                                && field.kind().isBytes());
        if (isBytes) {
            return Optional.of(new Argument.Content(places));
        }
        diagnostics
                .error(Code.E0301, path.span(), "`%s` needs bytes", param.name())
                .help("the bytes of any field `x` are the range `x..x`");
        return Optional.empty();
    }

    private Optional<Argument> range(Term.Path path, Places first, Term.Path last) {
        Places end = paths.bind(last.steps().size() == 1 && path.steps().size() > 1 ? beside(path, last) : last);
        if (end == null) {
            return Optional.empty();
        }
        if (first.isPacket() || end.isPacket()) {
            diagnostics.error(Code.E0301, path.span(), "a range goes from a field to a field");
            return Optional.empty();
        }
        return Optional.of(new Argument.Range(first, end));
    }

    /** In {@code ipv6.src..dest} the second field is one of the first one's packet. */
    private static Term.Path beside(Term.Path path, Term.Path last) {
        List<Term.Step> steps = new ArrayList<>(path.steps());
        steps.set(steps.size() - 1, last.first());
        return new Term.Path(steps, last.span());
    }
}
