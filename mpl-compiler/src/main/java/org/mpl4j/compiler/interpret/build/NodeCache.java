package org.mpl4j.compiler.interpret.build;

import java.util.IdentityHashMap;
import java.util.Map;
import org.mpl4j.compiler.interpret.expression.ChecksumInputs;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.expression.Preparer;
import org.mpl4j.compiler.interpret.parse.Selector;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ScopeShape;
import org.mpl4j.compiler.model.Expr;

/** What expressions of a specification look like when they are prepared; each is prepared once. Not for several threads at once. */
final class NodeCache {
    private final Map<ScopeShape, Map<Expr, Node>> nodes = new IdentityHashMap<>();
    private final Map<ClassifyShape, Selector> selectors = new IdentityHashMap<>();
    private final Map<FieldShape, ChecksumInputs> sums = new IdentityHashMap<>();

    Node node(ScopeShape scope, Expr expr) {
        return nodes.computeIfAbsent(scope, any -> new IdentityHashMap<>())
                .computeIfAbsent(expr, any -> new Preparer(scope).prepare(expr));
    }

    Selector selector(ClassifyShape classify) {
        Node tag = node(classify.scope(), classify.classify().tag());
        return selectors.computeIfAbsent(
                classify, any -> new Selector(classify.classify(), new Preparer(classify.scope()), tag.isUnsigned64()));
    }

    ChecksumInputs checksum(FieldShape field) {
        return sums.computeIfAbsent(
                field,
                any -> new ChecksumInputs(
                        field.field().attributes().checksum().orElseThrow(), new Preparer(field.scope())));
    }
}
