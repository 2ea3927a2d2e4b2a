package org.mpl4j.compiler.dissect.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.condition.ArgumentBinder;
import org.mpl4j.compiler.dissect.condition.Binder;
import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.Note;
import org.mpl4j.compiler.dissect.condition.NumberExpression;
import org.mpl4j.compiler.dissect.condition.Vocabulary;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.source.SpecRoot;

/** Gives the statements about flows a meaning. */
final class NoteBinder {
    private final Diagnostics diagnostics;
    private final Map<String, Declared> declared = new HashMap<>();
    private final Map<String, Note> byName = new HashMap<>();

    NoteBinder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    private record Declared(TableStatement.Note statement, SpecRoot root) {}

    /** Takes the names of a table's notes. What a note is before it is taken, the first root says, and its statements agree. */
    void declare(TableFile table) {
        for (TableStatement statement : table.statements()) {
            if (statement instanceof TableStatement.Note note) {
                declare(new Declared(note, table.root()));
            }
        }
    }

    private void declare(Declared declaration) {
        TableStatement.Note note = declaration.statement();
        String name = note.name().text();
        Declared first = declared.putIfAbsent(name, declaration);
        if (first == null) {
            byName.put(name, new Note(name, note.otherwise()));
        } else if (first.root().equals(declaration.root()) && first.statement().otherwise() != note.otherwise()) {
            diagnostics
                    .error(
                            Code.E0402,
                            note.name().span(),
                            "what `%s` is before it is noted has been said already: %d, not %d",
                            name,
                            first.statement().otherwise(),
                            note.otherwise())
                    .also(first.statement().name().span(), "here")
                    .help("give both the same `else`, or the notes different names");
        }
    }

    /** What is noted for flows. */
    Map<String, Note> byName() {
        return byName;
    }

    void bind(TableStatement.Flow statement, Vocabulary vocabulary, FlowRules rules) {
        ArgumentBinder binder = new ArgumentBinder(vocabulary, diagnostics);
        Optional<Flow> from = Flow.bind("between", statement.from(), binder);
        Optional<Flow> to = Flow.bind("and", statement.to(), binder);
        Optional<Condition> start = statement.start() == null
                ? Optional.of(subject -> false)
                : new Binder(vocabulary, diagnostics).condition(statement.start());
        if (from.isPresent() && to.isPresent() && start.isPresent()) {
            rules.setConversation(new Conversation(from.get(), to.get(), start.get()));
        }
    }

    void bind(TableStatement.Note statement, Vocabulary vocabulary, FlowRules rules) {
        Note note = byName.get(statement.name().text());
        Optional<NumberExpression> number = new ArgumentBinder(vocabulary, diagnostics).number(statement.number());
        Optional<Condition> condition = statement.condition() == null
                ? Optional.of(Condition.ALWAYS)
                : new Binder(vocabulary, diagnostics).condition(statement.condition());
        if (note != null && number.isPresent() && condition.isPresent()) {
            rules.add(new NoteRule(note, number.get(), condition.get()));
        }
    }
}
