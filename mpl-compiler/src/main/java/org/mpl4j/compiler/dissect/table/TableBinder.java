package org.mpl4j.compiler.dissect.table;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.condition.ArgumentBinder;
import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.NumberExpression;
import org.mpl4j.compiler.dissect.condition.Vocabulary;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.dissect.syntax.TableStatement.Key;
import org.mpl4j.compiler.dissect.syntax.Term;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.model.SpecModel;

/** Gives the statements of tables a meaning; what has none is reported. */
final class TableBinder {
    private final Diagnostics diagnostics;
    private final Payloads payloads;
    private final TargetBinder targets;
    private final NoteBinder notes;
    private final Set<PacketShape> layers = new LinkedHashSet<>();
    private final Map<RuleKey, RuleDraft> rules = new LinkedHashMap<>();

    TableBinder(SpecModel model, Interpreters interpreters, PacketNames names, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.payloads = new Payloads(diagnostics);
        this.targets = new TargetBinder(
                (name, table) ->
                        names.find(name, table.directory(), model).map(packet -> interpreters.of(packet.name())),
                payloads,
                diagnostics);
        this.notes = new NoteBinder(diagnostics);
    }

    /** Statements about one payload that choose by the same fields, and whenever there is nothing else to it, are one rule. */
    private record RuleKey(PacketShape packet, String field, List<String> by, int conditional) {}

    private record RuleDraft(List<Payload> fields, Rule.Builder builder, ChosenKeys chosen) {}

    LayerTables bind(List<TableFile> tables) {
        for (TableFile table : tables) {
            for (TableStatement.Name name : table.targets()) {
                targets.find(name, table).ifPresent(interpreter -> layers.add(interpreter.shape()));
            }
            notes.declare(table);
        }
        LayerTables bound = new LayerTables(layers);
        for (TableFile table : tables) {
            for (TableStatement statement : table.statements()) {
                bind(statement, table, bound);
            }
        }
        for (RuleDraft rule : rules.values()) {
            Rule built = rule.builder().build();
            rule.fields().forEach(payload -> payload.add(built));
        }
        payloads.finish();
        return bound;
    }

    private void bind(TableStatement statement, TableFile table, LayerTables bound) {
        if (statement instanceof TableStatement.Link link) {
            bindLink(link, table, bound);
        } else if (statement instanceof TableStatement.Payload payload) {
            bindPayload(payload, table);
        } else if (statement instanceof TableStatement.Part part) {
            bindCondition(part.place(), part.condition(), table, Payload::addPart);
        } else if (statement instanceof TableStatement.Open open) {
            bindOpen(open, table);
        } else if (statement instanceof TableStatement.Order order) {
            bindOrder(order, table);
        } else if (statement instanceof TableStatement.Fragment fragment) {
            bindFragment(fragment, table);
        } else if (statement instanceof TableStatement.Flow flow) {
            findLayer(flow.packet(), table)
                    .ifPresent(shape -> notes.bind(flow, vocabulary(shape), bound.changeFlowsOf(shape)));
        } else if (statement instanceof TableStatement.Note note) {
            findLayer(note.packet(), table)
                    .ifPresent(shape -> notes.bind(note, vocabulary(shape), bound.changeFlowsOf(shape)));
        }
    }

    private Vocabulary vocabulary(@Nullable PacketShape current) {
        return Vocabulary.ofTable(current, layers, notes.byName());
    }

    private Optional<PacketShape> findLayer(TableStatement.Name name, TableFile table) {
        Optional<PacketShape> shape = targets.find(name, table).map(PacketInterpreter::shape);
        if (shape.isPresent() && !layers.contains(shape.get())) {
            diagnostics
                    .error(Code.E0208, name.span(), "`%s` is no layer: no table chooses it", name.text())
                    .help(
                            "name the packet that a table chooses, and what is in it as fields: `note %s.field of ..`",
                            name.text());
            return Optional.empty();
        }
        return shape;
    }

    private void bindLink(TableStatement.Link link, TableFile table, LayerTables bound) {
        Vocabulary vocabulary = vocabulary(null);
        Optional<Target> target = targets.bind(link.target(), table, vocabulary);
        for (Key key : link.types()) {
            if (!(key instanceof Key.Numbers numbers)
                    || numbers.first() != numbers.last()
                    || numbers.first() >> Short.SIZE != 0) {
                diagnostics.error(Code.E0302, key.span(), "a link type is a number from 0 to 65535");
            } else {
                target.ifPresent(found -> bound.addLink((int) numbers.first(), found));
            }
        }
    }

    private void bindPayload(TableStatement.Payload statement, TableFile table) {
        Optional<PacketInterpreter> packet = targets.find(statement.place().packet(), table);
        if (packet.isEmpty()) {
            return;
        }
        PacketShape shape = packet.get().shape();
        Vocabulary vocabulary = vocabulary(shape);
        List<Payload> fields = payloads.of(shape, statement.place().field());
        Selectors selectors = new Selectors(shape, diagnostics);
        List<Selector> by = statement.by().stream()
                .flatMap(name -> selectors.find(name).stream())
                .toList();
        Optional<Condition> condition = targets.condition(statement.condition(), vocabulary);
        if (fields.isEmpty() || by.size() < statement.by().size() || condition.isEmpty()) {
            return;
        }
        RuleKey key = new RuleKey(
                shape,
                statement.place().field().text(),
                statement.by().stream().map(TableStatement.Name::text).toList(),
                statement.condition() == null ? -1 : rules.size());
        RuleDraft rule = rules.computeIfAbsent(
                key,
                unused -> new RuleDraft(
                        fields,
                        new Rule.Builder(condition.get(), by.isEmpty() ? List.of(new Selector.Always()) : by),
                        new ChosenKeys(diagnostics)));
        for (TableStatement.Choice choice : statement.choices()) {
            bindChoice(choice, table, rule, selectors, vocabulary);
        }
    }

    private void bindChoice(
            TableStatement.Choice choice, TableFile table, RuleDraft rule, Selectors selectors, Vocabulary vocabulary) {
        Optional<Target> target = targets.bind(choice.target(), table, vocabulary);
        Optional<Key.Numbers> key =
                selectors.numbers(choice.key(), choice.target().span());
        if (key.isEmpty() || target.isEmpty()) {
            return;
        }
        if (choice.target().condition() == null) {
            rule.chosen().note(key.get(), table.root());
        }
        rule.builder().add(key.get().first(), key.get().last(), target.get());
    }

    private void bindCondition(
            TableStatement.Place place, @Nullable Term term, TableFile table, BiConsumer<Payload, Condition> use) {
        Optional<PacketInterpreter> packet = targets.find(place.packet(), table);
        if (packet.isPresent()) {
            PacketShape shape = packet.get().shape();
            List<Payload> fields = payloads.of(shape, place.field());
            targets.condition(term, vocabulary(shape))
                    .ifPresent(condition -> fields.forEach(field -> use.accept(field, condition)));
        }
    }

    private void bindOpen(TableStatement.Open statement, TableFile table) {
        if (statement.whole() == null) {
            bindCondition(statement.place(), statement.condition(), table, Payload::addOpen);
            return;
        }
        Optional<PacketInterpreter> packet = targets.find(statement.place().packet(), table);
        if (packet.isPresent()) {
            PacketShape shape = packet.get().shape();
            Vocabulary vocabulary = vocabulary(shape);
            Optional<Condition> condition = targets.condition(statement.condition(), vocabulary);
            Optional<Target> whole = targets.bind(statement.whole(), table, vocabulary);
            if (condition.isPresent() && whole.isPresent()) {
                payloads.open(shape, statement.place().field(), new Opening(condition.get(), whole.get()));
            }
        }
    }

    private void bindOrder(TableStatement.Order statement, TableFile table) {
        Optional<PacketInterpreter> packet = targets.find(statement.place().packet(), table);
        if (packet.isEmpty()) {
            return;
        }
        PacketShape shape = packet.get().shape();
        List<Payload> fields = payloads.of(shape, statement.place().field());
        Vocabulary vocabulary = vocabulary(shape);
        ArgumentBinder binder = new ArgumentBinder(vocabulary, diagnostics);
        Optional<NumberExpression> position = binder.number(statement.position());
        Optional<Condition> start = statement.start() == null
                ? Optional.of(subject -> false)
                : targets.condition(statement.start(), vocabulary);
        Optional<Flow> flow = Flow.bind("of", statement.flow(), binder);
        if (position.isPresent() && start.isPresent() && flow.isPresent()) {
            StreamOrder order = new StreamOrder(position.get(), flow.get(), start.get());
            fields.forEach(field -> field.setOrder(order));
        }
    }

    private void bindFragment(TableStatement.Fragment statement, TableFile table) {
        Optional<PacketInterpreter> packet = targets.find(statement.packet(), table);
        if (packet.isEmpty()) {
            return;
        }
        PacketShape shape = packet.get().shape();
        Vocabulary vocabulary = vocabulary(shape);
        ArgumentBinder binder = new ArgumentBinder(vocabulary, diagnostics);
        Optional<NumberExpression> position = binder.number(statement.position());
        Optional<Condition> more = targets.condition(statement.more(), vocabulary);
        Optional<Flow> flow = Flow.bind("of", statement.flow(), binder);
        TableStatement.Target whole = statement.whole();
        Optional<Target> target = whole == null ? Optional.empty() : targets.bind(whole, table, vocabulary);
        if (position.isPresent() && more.isPresent() && flow.isPresent() && (whole == null || target.isPresent())) {
            Fragmentation fragmentation = new Fragmentation(
                    position.get(), more.get(), flow.get(), statement.isStrict(), target.orElse(null));
            statement.fields().forEach(field -> payloads.cut(shape, field, fragmentation));
        }
    }
}
