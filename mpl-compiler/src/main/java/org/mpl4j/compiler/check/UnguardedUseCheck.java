package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0309;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;

/**
 * E0309: the value of an optional field is used where the field may be absent. It is known to be there where its own condition, as written, is one of the conditions
 * joined by {@code &&} that lead there: of the item that uses it, of a classify or array around it, or to the left in the same expression.
 */
final class UnguardedUseCheck implements Check {
    @Override
    public void check(PacketType packet, Diagnostics diagnostics) {
        new Walk(packet, new HashSet<>(), diagnostics).block(packet.body());
    }

    private record Walk(PacketType packet, Set<String> facts, Diagnostics diagnostics) {
        void block(Block block) {
            for (Item item : block.items()) {
                item.presence().ifPresent(this::expr);
                List<String> learnt = item.presence().map(this::learn).orElse(List.of());
                Expressions.ofItem(item, this::expr);
                if (item instanceof Classify classify) {
                    classify.branches().forEach(this::branch);
                } else if (item instanceof ArrayItem array) {
                    block(array.element());
                }
                facts.removeAll(learnt);
            }
        }

        private void branch(Classify.Branch branch) {
            List<String> learnt = branch.guard().map(this::learn).orElse(List.of());
            block(branch.body());
            facts.removeAll(learnt);
        }

        /** Takes a condition for true from here on; returns what was not known before. */
        private List<String> learn(Expr condition) {
            List<String> learnt = new ArrayList<>();
            for (String key : conjuncts(condition, new ArrayList<>())) {
                if (facts.add(key)) {
                    learnt.add(key);
                }
            }
            return learnt;
        }

        private static List<String> conjuncts(Expr condition, List<String> keys) {
            if (condition instanceof Expr.Binary binary && binary.operator() == Expr.Operator.AND) {
                conjuncts(binary.left(), keys);
                conjuncts(binary.right(), keys);
            } else {
                keys.add(Expressions.key(condition));
            }
            return keys;
        }

        private void expr(Expr expr) {
            if (expr instanceof Expr.FieldValue use) {
                use(use);
            } else if (expr instanceof Expr.Negate negate) {
                expr(negate.operand());
            } else if (expr instanceof Expr.Not not) {
                expr(not.operand());
            } else if (expr instanceof Expr.Binary binary) {
                expr(binary.left());
                List<String> learnt = binary.operator() == Expr.Operator.AND ? learn(binary.left()) : List.of();
                expr(binary.right());
                facts.removeAll(learnt);
            }
        }

        private void use(Expr.FieldValue use) {
            Item field = packet.item(use.itemId());
            boolean isThere = field.presence()
                    .map(condition -> facts.containsAll(conjuncts(condition, new ArrayList<>())))
                    .orElse(true);
            if (!isThere) {
                diagnostics
                        .error(E0309, use.span(), "`%s` may be absent here", field.name())
                        .also(field.presence().orElseThrow().span(), "it is there only if this holds")
                        .help("use it under the same condition");
            }
        }
    }
}
