package org.mpl4j.compiler.dissect.condition;

import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.dissect.syntax.Term;

/** Something that yields integers for a frame: none, one, or as many as its paths have ends. */
interface Numbers {
    /** What is done with them. */
    interface Test {
        boolean test(long number);
    }

    boolean any(Subject subject, Test test);

    record Constant(long value) implements Numbers {
        @Override
        public boolean any(Subject subject, Test test) {
            return test.test(value);
        }
    }

    /** The ends of a path that are numbers. */
    record Fields(Places places) implements Numbers {
        @Override
        public boolean any(Subject subject, Test test) {
            return places.any(
                    subject, (end, scope) -> end.isNumber() && end.hasNumber(scope) && test.test(end.number(scope)));
        }
    }

    /** {@code frame.number} and its like. */
    enum FrameFact implements Numbers {
        NUMBER,
        LENGTH,
        CAPTURED,
        LINK;

        @Override
        public boolean any(Subject subject, Test test) {
            Frame frame = subject.frame();
            return test.test(
                    switch (this) {
                        case NUMBER -> frame.number();
                        case LENGTH -> frame.originalLength();
                        case CAPTURED -> frame.length();
                        case LINK -> frame.linkType();
                    });
        }
    }

    /** {@code frame.data[index]}. */
    record FrameByte(int index) implements Numbers {
        @Override
        public boolean any(Subject subject, Test test) {
            Frame frame = subject.frame();
            return index < frame.length() && test.test(subject.buffer().get(frame.start() + index) & 0xff);
        }
    }

    /** {@code flow.name}: what was noted for the flow. */
    record Noted(Note note) implements Numbers {
        @Override
        public boolean any(Subject subject, Test test) {
            return test.test(subject.noted(note));
        }
    }

    /** Two's complement of 64 bits, as it comes; there is no result where one divides by zero or shifts by more than 63. */
    record Operation(Term.Operator operator, Numbers left, Numbers right) implements Numbers {
        @Override
        public boolean any(Subject subject, Test test) {
            return left.any(subject, l -> right.any(subject, r -> isDefined(r) && test.test(result(l, r))));
        }

        private boolean isDefined(long right) {
            return switch (operator) {
                case DIVIDE, REMAINDER -> right != 0;
                case SHIFT_LEFT, SHIFT_RIGHT -> right >= 0 && right < Long.SIZE;
                default -> true;
            };
        }

        private long result(long l, long r) {
            return switch (operator) {
                case BIT_AND -> l & r;
                case SHIFT_LEFT -> l << r;
                case SHIFT_RIGHT -> l >> r;
                case ADD -> l + r;
                case SUBTRACT -> l - r;
                case MULTIPLY -> l * r;
                case DIVIDE -> l / r;
                case REMAINDER -> l % r;
                default -> throw new IllegalStateException(operator + " does not compute");
            };
        }
    }
}
