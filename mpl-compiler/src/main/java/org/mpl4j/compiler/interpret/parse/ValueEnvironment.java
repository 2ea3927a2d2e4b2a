package org.mpl4j.compiler.interpret.parse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.expression.Environment;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Bytes;

/** Looks things up in a tree, from a scope that can be changed. */
abstract class ValueEnvironment implements Environment {
    private ScopeValue scope;

    ValueEnvironment(ScopeValue scope) {
        this.scope = scope;
    }

    final ScopeValue scope() {
        return scope;
    }

    final void enter(ScopeValue inner) {
        scope = inner;
    }

    private ScopeValue scope(int hops) {
        ScopeValue around = scope;
        for (int i = 0; i < hops; i++) {
            around = parentOf(around);
        }
        return around;
    }

    private static ScopeValue parentOf(ScopeValue scope) {
        @Nullable ScopeValue parent = scope.parent();
        return Objects.requireNonNull(parent, "an element has a scope around it");
    }

    @Override
    public final long number(FieldShape field, int hops) {
        return field.number(scope(hops));
    }

    @Override
    public final Bytes content(FieldShape field, int hops) {
        return field.content(scope(hops));
    }

    @Override
    public final long scopeStart(int hops) {
        return scope(hops).start();
    }

    @Override
    public final long startOf(ItemShape item, int hops) {
        return item.startOf(scope(hops));
    }

    @Override
    public final long endOf(ItemShape item, int hops) {
        return item.endOf(scope(hops));
    }

    @Override
    public final long countOf(ArrayShape array, int hops) {
        return Objects.requireNonNull(array.list(scope(hops)), "an array that was read")
                .size();
    }

    @Override
    public final Bytes range(ItemShape first, ItemShape last, int hops) {
        ScopeValue around = scope(hops);
        int from = first.startOf(around);
        return Bytes.view(around.buffer(), from, last.endOf(around) - from);
    }

    @Override
    public final long parameter(int index) {
        return scope.packet().arguments().number(index);
    }

    @Override
    public final Bytes contentParameter(int index) {
        return scope.packet().arguments().content(index);
    }
}
