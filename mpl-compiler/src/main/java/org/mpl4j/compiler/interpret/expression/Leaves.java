package org.mpl4j.compiler.interpret.expression;

import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Exact;

/** Nodes without operands. */
final class Leaves {
    private Leaves() {}

    static final class Constant extends Node {
        private final long value;

        Constant(long value) {
            this.value = value;
        }

        @Override
        public long number(Environment environment) {
            return value;
        }
    }

    static final class ConstantContent extends Node.Content {
        private final Bytes value;

        ConstantContent(Bytes value) {
            this.value = value;
        }

        @Override
        public Bytes content(Environment environment) {
            return value;
        }
    }

    static final class FieldNumber extends Node {
        private final FieldShape field;
        private final int hops;

        FieldNumber(FieldShape field, int hops) {
            this.field = field;
            this.hops = hops;
        }

        @Override
        public long number(Environment environment) {
            long number = environment.number(field, hops);
            return field.isUnsigned64() ? Exact.unsigned(number) : number;
        }

        @Override
        public long raw(Environment environment) {
            return environment.number(field, hops);
        }

        @Override
        public boolean isUnsigned64() {
            return field.isUnsigned64();
        }
    }

    static final class FieldContent extends Node.Content {
        private final FieldShape field;
        private final int hops;

        FieldContent(FieldShape field, int hops) {
            this.field = field;
            this.hops = hops;
        }

        @Override
        public Bytes content(Environment environment) {
            return environment.content(field, hops);
        }
    }

    static final class EndOffset extends Node {
        private final ItemShape item;
        private final int hops;

        EndOffset(ItemShape item, int hops) {
            this.item = item;
            this.hops = hops;
        }

        @Override
        public long number(Environment environment) {
            return environment.endOf(item, hops) - environment.scopeStart(hops);
        }
    }

    static final class SizeOf extends Node {
        private final ItemShape item;
        private final int hops;

        SizeOf(ItemShape item, int hops) {
            this.item = item;
            this.hops = hops;
        }

        @Override
        public long number(Environment environment) {
            return environment.endOf(item, hops) - environment.startOf(item, hops);
        }
    }

    static final class CountOf extends Node {
        private final ArrayShape array;
        private final int hops;

        CountOf(ArrayShape array, int hops) {
            this.array = array;
            this.hops = hops;
        }

        @Override
        public long number(Environment environment) {
            return environment.countOf(array, hops);
        }
    }

    static final class Range extends Node.Content {
        private final ItemShape first;
        private final ItemShape last;
        private final int hops;

        Range(ItemShape first, ItemShape last, int hops) {
            this.first = first;
            this.last = last;
            this.hops = hops;
        }

        @Override
        public Bytes content(Environment environment) {
            return environment.range(first, last, hops);
        }
    }

    static final class Parameter extends Node {
        private final int index;

        Parameter(int index) {
            this.index = index;
        }

        @Override
        public long number(Environment environment) {
            return environment.parameter(index);
        }
    }

    static final class ContentParameter extends Node.Content {
        private final int index;

        ContentParameter(int index) {
            this.index = index;
        }

        @Override
        public Bytes content(Environment environment) {
            return environment.contentParameter(index);
        }
    }

    static final class ParameterSize extends Node {
        private final int index;

        ParameterSize(int index) {
            this.index = index;
        }

        @Override
        public long number(Environment environment) {
            return environment.contentParameter(index).length();
        }
    }

    static final class Remaining extends Node {
        @Override
        public long number(Environment environment) {
            return environment.remaining();
        }
    }
}
