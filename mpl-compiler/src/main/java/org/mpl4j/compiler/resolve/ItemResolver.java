package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0705;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.ast.Statement.ArrayStatement;
import org.mpl4j.compiler.ast.Statement.ClassifyStatement;
import org.mpl4j.compiler.ast.Statement.EndianStatement;
import org.mpl4j.compiler.ast.Statement.FieldStatement;
import org.mpl4j.compiler.ast.Statement.NestedStatement;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.ValueKind;

/** The meaning of the statements of one packet. Every statement gives an item, also where something about it has been reported. */
final class ItemResolver {
    private final BlockScope.Tree tree;
    private final ExpressionResolver expressions;
    private final FieldResolver fields;
    private final NestedResolver nested;
    private final ClassifyResolver classifies;
    private final Diagnostics diagnostics;
    private final Item[] items;
    private boolean hasHoles;

    ItemResolver(
            BlockScope.Tree tree,
            ExpressionResolver expressions,
            FieldResolver fields,
            NestedResolver nested,
            PacketNames names,
            Diagnostics diagnostics) {
        this.tree = tree;
        this.expressions = expressions;
        this.fields = fields;
        this.nested = nested;
        this.diagnostics = diagnostics;
        this.items = new Item[tree.byId().size()];
        this.classifies = new ClassifyResolver(this, expressions, names, diagnostics);
    }

    Block body(List<Statement> statements) {
        return block(statements, tree.root());
    }

    /** The block that belongs to a branch or an array. */
    Block blockOf(Object node, List<Statement> statements) {
        return block(statements, tree.of(node));
    }

    /** Items that are resolved already. */
    Item item(int id) {
        return items[id];
    }

    /** Whether it could not be told what some item is, so that there is a label in its place. */
    boolean hasHoles() {
        return hasHoles;
    }

    /** All items, once the body is resolved. */
    List<Item> items() {
        return Arrays.asList(items);
    }

    private Block block(List<Statement> statements, BlockScope scope) {
        List<Item> block = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            if (!(statement instanceof Statement.UnitStatement)) {
                Symbol symbol = tree.symbol(statement);
                Item item = item(statement, symbol, scope);
                items[symbol.id()] = item;
                block.add(item);
            }
        }
        return new Block(block);
    }

    private Item item(Statement statement, Symbol symbol, BlockScope scope) {
        if (statement instanceof FieldStatement field) {
            return fields.resolve(field, symbol, scope).orElseGet(() -> hole(symbol));
        } else if (statement instanceof NestedStatement packet) {
            return nested.resolve(packet, symbol, scope).orElseGet(() -> hole(symbol));
        } else if (statement instanceof ClassifyStatement classify) {
            return classifies.resolve(classify, symbol, scope);
        } else if (statement instanceof ArrayStatement array) {
            return array(array, symbol, scope);
        }
        return endian((EndianStatement) statement, symbol, scope);
    }

    private Item hole(Symbol symbol) {
        hasHoles = true;
        return new Label(symbol.id(), symbol.name(), Optional.empty(), symbol.span());
    }

    private Item array(ArrayStatement array, Symbol symbol, BlockScope scope) {
        Site site = Site.before(symbol, scope);
        Optional<Expr> presence =
                array.presence().flatMap(condition -> expressions.resolve(condition, ValueKind.BOOL, site));
        Block element = blockOf(array, array.body());
        return new ArrayItem(
                symbol.id(), symbol.name(), bound(array, symbol, site), element, presence, array.doc(), symbol.span());
    }

    private Bound bound(ArrayStatement array, Symbol symbol, Site site) {
        if (array.bound() instanceof Statement.ArrayBound.Count count) {
            return number(count.count(), site).<Bound>map(Bound.Count::new).orElseGet(Bound.ToEnd::new);
        } else if (array.bound() instanceof Statement.ArrayBound.Window window) {
            return number(window.byteLength(), site)
                    .<Bound>map(Bound.Window::new)
                    .orElseGet(Bound.ToEnd::new);
        } else if (array.bound() instanceof Statement.ArrayBound.Until until) {
            Site end = Site.endOf(symbol, tree.of(array));
            return expressions
                    .resolve(until.condition(), ValueKind.BOOL, end)
                    .<Bound>map(Bound.Until::new)
                    .orElseGet(Bound.ToEnd::new);
        }
        return new Bound.ToEnd();
    }

    private Optional<Expr> number(Expression expression, Site site) {
        return expressions.resolve(expression, ValueKind.INT, site);
    }

    private Item endian(EndianStatement endian, Symbol symbol, BlockScope scope) {
        String order = endian.order().text();
        if (!order.equals("little") && !order.equals("big")) {
            diagnostics
                    .error(E0705, endian.order().span(), "there is no byte order `%s`", order)
                    .help("it is `little` or `big`");
        }
        Site site = Site.before(symbol, scope);
        Optional<Expr> when =
                endian.condition().flatMap(condition -> expressions.resolve(condition, ValueKind.BOOL, site));
        return new EndianSwitch(symbol.id(), order.equals("little"), when, symbol.span());
    }
}
