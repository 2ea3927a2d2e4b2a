package org.mpl4j.compiler.dissect.condition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.dissect.syntax.Term;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/** The kinds of conditions. A comparison holds if it does for any of the values that are there; {@code !=} if there are some and none is equal. */
final class Conditions {
    private Conditions() {}

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return left.holds(subject) && right.holds(subject);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return left.holds(subject) || right.holds(subject);
        }
    }

    record Not(Condition operand) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return !operand.holds(subject);
        }
    }

    record Exists(Places places) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return places.exists(subject);
        }
    }

    /** A bit or boolean that is set. */
    record IsSet(Places places) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return places.any(subject, (end, scope) -> end.isNumber() && end.number(scope) != 0);
        }
    }

    /**
     * A field against a value.
     *
     * @param tests one an end of the path; null where the value is nothing that the field could have
     */
    record Matches(Places places, List<@Nullable FieldTest> tests) implements Condition {
        Matches {
            tests = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(tests));
        }

        @Override
        public boolean holds(Subject subject) {
            return places.any(subject, this::test);
        }

        private boolean test(PathNode end, ScopeValue scope) {
            FieldTest test = tests.get(end.leaf());
            return test != null && test.test((FieldShape) end.item(), scope);
        }
    }

    /** Two integers. */
    record Compare(Term.Operator operator, Numbers left, Numbers right) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return left.any(subject, l -> right.any(subject, r -> Ordering.holds(operator, Long.compare(l, r))));
        }
    }

    /** Two fields that hold bytes. */
    record CompareContents(Term.Operator operator, Places left, Places right) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return left.any(
                    subject,
                    (l, leftScope) -> right.any(subject, (r, rightScope) -> test(l, leftScope, r, rightScope)));
        }

        private boolean test(PathNode left, ScopeValue leftScope, PathNode right, ScopeValue rightScope) {
            FieldShape l = (FieldShape) left.item();
            FieldShape r = (FieldShape) right.item();
            return l.kind().isBytes()
                    && r.kind().isBytes()
                    && Ordering.holds(operator, l.content(leftScope).compareTo(r.content(rightScope)));
        }
    }
}
