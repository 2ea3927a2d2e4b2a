package org.mpl4j.compiler.dissect.condition;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Bytes;

/** What a parameter of a packet is given by a table. Where the fields that it needs are not there, the parameter keeps its default: 0, false or no bytes. */
public interface Argument {
    void give(Arguments arguments, int index, Subject subject);

    /** The first number that is there. */
    record Number(Numbers numbers) implements Argument {
        @Override
        public void give(Arguments arguments, int index, Subject subject) {
            numbers.any(subject, number -> {
                arguments.set(index, number);
                return true;
            });
        }
    }

    /** Whether something holds. */
    record Truth(Condition condition) implements Argument {
        @Override
        public void give(Arguments arguments, int index, Subject subject) {
            arguments.set(index, condition.holds(subject) ? 1 : 0);
        }
    }

    /** Bytes that are known beforehand. */
    record Constant(Bytes content) implements Argument {
        @Override
        public void give(Arguments arguments, int index, Subject subject) {
            arguments.set(index, content);
        }
    }

    /** The bytes from the start of a field to the end of another in the same packet. */
    record Range(Places first, Places last) implements Argument {
        @Override
        public void give(Arguments arguments, int index, Subject subject) {
            Ends ends = new Ends();
            first.any(subject, ends::start);
            last.any(subject, ends::end);
            if (ends.scope != null && ends.from <= ends.to) {
                arguments.set(index, Bytes.view(ends.scope.buffer(), ends.from, ends.to - ends.from));
            }
        }
    }

    /** The content of a field that holds bytes. */
    record Content(Places places) implements Argument {
        @Override
        public void give(Arguments arguments, int index, Subject subject) {
            places.any(subject, (end, scope) -> {
                arguments.set(index, ((FieldShape) end.item()).content(scope));
                return true;
            });
        }
    }

    /** The ends of a range as they are found. */
    final class Ends {
        private @Nullable ScopeValue scope;
        private int from;
        private int to = -1;

        private boolean start(PathNode first, ScopeValue where) {
            scope = where;
            from = first.item().startOf(where);
            return true;
        }

        private boolean end(PathNode last, ScopeValue where) {
            to = where == scope ? last.item().endOf(where) : -1;
            return where == scope;
        }
    }
}
