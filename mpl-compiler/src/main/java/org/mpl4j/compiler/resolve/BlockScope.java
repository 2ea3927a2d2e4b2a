package org.mpl4j.compiler.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.ast.Statement;

/** The names of a block: a packet's body, a branch, or an array's element. */
final class BlockScope {
    private final @Nullable BlockScope parent;
    private final Map<String, List<Symbol>> symbols = new HashMap<>();

    private BlockScope(@Nullable BlockScope parent) {
        this.parent = parent;
    }

    /** All scopes and symbols of a packet. */
    record Tree(BlockScope root, Map<Object, BlockScope> scopes, Map<Statement, Symbol> symbols, List<Symbol> byId) {
        /** The scope of a branch's or an array's body, by the node that it belongs to. */
        BlockScope of(Object node) {
            BlockScope scope = scopes.get(node);
            if (scope == null) {
                throw new IllegalArgumentException("no block: " + node);
            }
            return scope;
        }

        Symbol symbol(Statement statement) {
            Symbol symbol = symbols.get(statement);
            if (symbol == null) {
                throw new IllegalArgumentException("no item: " + statement);
            }
            return symbol;
        }
    }

    static Tree of(List<Statement> body) {
        BlockScope root = new BlockScope(null);
        Tree tree = new Tree(root, new IdentityHashMap<>(), new IdentityHashMap<>(), new ArrayList<>());
        new Builder(tree).block(body, root);
        return tree;
    }

    /** The nearest symbol of that name, in this block or one around it, that is wanted. */
    Optional<Symbol> find(String name, Predicate<Symbol> wanted) {
        for (BlockScope scope = this; scope != null; scope = scope.parent) {
            List<Symbol> found = scope.symbols.getOrDefault(name, List.of());
            for (int i = found.size() - 1; i >= 0; i--) {
                if (wanted.test(found.get(i))) {
                    return Optional.of(found.get(i));
                }
            }
        }
        return Optional.empty();
    }

    /** Every name that can be seen from here. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (BlockScope scope = this; scope != null; scope = scope.parent) {
            names.addAll(scope.symbols.keySet());
        }
        return names;
    }

    private record Builder(Tree tree) {
        void block(List<Statement> body, BlockScope scope) {
            for (Statement statement : body) {
                if (!(statement instanceof Statement.UnitStatement)) {
                    item(statement, scope);
                }
            }
        }

        private void item(Statement statement, BlockScope scope) {
            int id = tree.byId.size();
            tree.byId.add(symbol(statement, id, id + 1));
            if (statement instanceof Statement.ClassifyStatement classify) {
                for (Statement.Branch branch : classify.branches()) {
                    block(branch.body(), inner(branch, scope));
                }
            } else if (statement instanceof Statement.ArrayStatement array) {
                block(array.body(), inner(array, scope));
            }
            Symbol symbol = symbol(statement, id, tree.byId.size());
            tree.byId.set(id, symbol);
            tree.symbols.put(statement, symbol);
            if (!symbol.name().isEmpty()) {
                scope.symbols
                        .computeIfAbsent(symbol.name(), name -> new ArrayList<>(1))
                        .add(symbol);
            }
        }

        private BlockScope inner(Object node, BlockScope scope) {
            BlockScope inner = new BlockScope(scope);
            tree.scopes.put(node, inner);
            return inner;
        }

        private static Symbol symbol(Statement statement, int id, int end) {
            if (statement instanceof Statement.FieldStatement field) {
                return new Symbol(field.name().text(), field.name().span(), statement, id, end);
            } else if (statement instanceof Statement.NestedStatement nested) {
                return new Symbol(nested.name().text(), nested.name().span(), statement, id, end);
            } else if (statement instanceof Statement.ArrayStatement array) {
                return new Symbol(array.name().text(), array.name().span(), statement, id, end);
            } else if (statement instanceof Statement.ClassifyStatement classify
                    && classify.name().isPresent()) {
                return new Symbol(
                        classify.name().get().text(), classify.name().get().span(), statement, id, end);
            }
            return new Symbol("", statement.span(), statement, id, end);
        }
    }
}
