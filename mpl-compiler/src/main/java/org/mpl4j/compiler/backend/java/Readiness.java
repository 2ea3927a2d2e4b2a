package org.mpl4j.compiler.backend.java;

import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;

/** Whether an expression can be computed when an item is about to be written: ids are in source order. */
final class Readiness {
    private final BuildScope scope;
    private final int at;

    Readiness(BuildScope scope, int at) {
        this.scope = scope;
        this.at = at;
    }

    boolean isReady(Expr expr) {
        boolean[] isReady = {true};
        Expressions.visit(expr, leaf -> isReady[0] &= isLeafReady(leaf));
        return isReady[0];
    }

    private boolean isLeafReady(Expr leaf) {
        if (leaf instanceof Expr.Remaining) {
            return false;
        } else if (leaf instanceof Expr.FieldValue value) {
            return isReady((Field) scope.item(value.itemId()));
        } else if (leaf instanceof Expr.EndOffset end) {
            return end.itemId() < at;
        } else if (leaf instanceof Expr.SizeOf size) {
            return size.itemId() < at;
        } else if (leaf instanceof Expr.CountOf count) {
            return count.itemId() < at;
        }
        return true;
    }

    private boolean isReady(Field field) {
        Binding binding = scope.packet().plan().binding(field.id());
        if (binding instanceof Binding.Derived derived) {
            return isReady(derived.value());
        } else if (binding instanceof Binding.Solved solved) {
            return solved.solutions().stream()
                    .allMatch(solution ->
                            solution.itemId() < at && isReady(solution.by().value()));
        } else if (binding instanceof Binding.Tag tag) {
            return tag.deciders().stream().anyMatch(id -> id < at);
        } else if (binding instanceof Binding.FromChild child) {
            return child.sources().stream().anyMatch(source -> source.nestedItem() < at);
        }
        return binding instanceof Binding.Presence || field.id() < at;
    }
}
