package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.condition.Argument;
import org.mpl4j.compiler.dissect.condition.ArgumentBinder;
import org.mpl4j.compiler.dissect.condition.Binder;
import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.Vocabulary;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.dissect.syntax.Term;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.model.Param;

/** Gives the packets that tables choose a meaning. */
final class TargetBinder {
    private final BiFunction<TableStatement.Name, TableFile, Optional<PacketInterpreter>> packets;
    private final Payloads payloads;
    private final Diagnostics diagnostics;

    /**
     * @param packets finds the packet that a name in a table stands for, and reports it if there is none
     */
    TargetBinder(
            BiFunction<TableStatement.Name, TableFile, Optional<PacketInterpreter>> packets,
            Payloads payloads,
            Diagnostics diagnostics) {
        this.packets = packets;
        this.payloads = payloads;
        this.diagnostics = diagnostics;
    }

    /** The packet that a name in a table stands for; empty, and reported, if there is none. */
    Optional<PacketInterpreter> find(TableStatement.Name name, TableFile table) {
        return packets.apply(name, table);
    }

    /** A choice with its packet, arguments and condition; empty if it has none, which has been reported then. */
    Optional<Target> bind(TableStatement.Target target, TableFile table, Vocabulary vocabulary) {
        Optional<PacketInterpreter> interpreter = find(target.packet(), table);
        Optional<Condition> condition = condition(target.condition(), vocabulary);
        if (interpreter.isEmpty() || condition.isEmpty()) {
            return Optional.empty();
        }
        PacketShape shape = interpreter.get().shape();
        List<Argument> arguments = arguments(target, shape, vocabulary);
        return Optional.of(
                new Target(interpreter.get(), payloads.carrier(shape), target.isStream(), arguments, condition.get()));
    }

    /** What a condition means, which holds always if there is none; empty if it means nothing, which has been reported then. */
    Optional<Condition> condition(@Nullable Term term, Vocabulary vocabulary) {
        return term == null ? Optional.of(Condition.ALWAYS) : new Binder(vocabulary, diagnostics).condition(term);
    }

    /** Those that could be bound: where one could not, there is an error, and nothing is dissected. */
    private List<Argument> arguments(TableStatement.Target target, PacketShape shape, Vocabulary vocabulary) {
        List<Param> params = shape.type().params();
        if (params.size() != target.arguments().size()) {
            diagnostics
                    .error(
                            Code.E0305,
                            target.span(),
                            "`%s` takes %d arguments, not %d",
                            shape.name(),
                            params.size(),
                            target.arguments().size())
                    .also(shape.type().span(), "declared here");
            return List.of();
        }
        ArgumentBinder binder = new ArgumentBinder(vocabulary, diagnostics);
        List<Argument> arguments = new ArrayList<>();
        for (Param param : params) {
            binder.bind(target.arguments().get(param.index()), param).ifPresent(arguments::add);
        }
        return arguments;
    }
}
