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
    private static final int NO_ARRAY = -1;

    private final @Nullable BlockScope parent;

    /** Id of the array whose element this is. */
    private final int array;

    private final Map<String, List<Symbol>> symbols = new HashMap<>();

    private BlockScope(@Nullable BlockScope parent, int array) {
        this.parent = parent;
        this.array = array;
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
        BlockScope root = new BlockScope(null, NO_ARRAY);
        Tree tree = new Tree(root, new IdentityHashMap<>(), new IdentityHashMap<>(), new ArrayList<>());
        new Builder(tree).block(body, root);
        return tree;
    }

    /**
     * The nearest symbol of that name, in this block or one around it, that is wanted. What is around an array is seen by its elements only where it comes before the
     * array, because an element is complete before the rest is there.
     */
    Optional<Symbol> find(String name, Predicate<Symbol> wanted) {
        int end = Integer.MAX_VALUE;
        for (BlockScope scope = this; scope != null; scope = scope.parent) {
            List<Symbol> found = scope.symbols.getOrDefault(name, List.of());
            for (int i = found.size() - 1; i >= 0; i--) {
                if (found.get(i).end() <= end && wanted.test(found.get(i))) {
                    return Optional.of(found.get(i));
                }
            }
            end = scope.array == NO_ARRAY ? end : Math.min(end, scope.array);
        }
        return Optional.empty();
    }

    /** The nearest symbol of that name that can be seen at all, at its place or from behind it. */
    Optional<Symbol> findAnywhere(String name) {
        for (BlockScope scope = this; scope != null; scope = scope.parent) {
            List<Symbol> found = scope.symbols.getOrDefault(name, List.of());
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    /** Whether a symbol belongs to the same packet or array element as this block. */
    boolean isBeside(Symbol symbol) {
        for (BlockScope scope = this; scope != null; scope = scope.parent) {
            List<Symbol> found = scope.symbols.getOrDefault(symbol.name(), List.of());
            if (found.stream().anyMatch(one -> one.id() == symbol.id())) {
                return true;
            } else if (scope.array != NO_ARRAY) {
                return false;
            }
        }
        return false;
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
                    block(branch.body(), inner(branch, scope, NO_ARRAY));
                }
            } else if (statement instanceof Statement.ArrayStatement array) {
                block(array.body(), inner(array, scope, id));
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

        private BlockScope inner(Object node, BlockScope scope, int array) {
            BlockScope inner = new BlockScope(scope, array);
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
