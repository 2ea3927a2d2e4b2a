package org.mpl4j.compiler.resolve;

import java.util.List;
import org.mpl4j.compiler.ast.Declaration;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.resolve.GlobalNames.Found;
import org.mpl4j.compiler.source.Span;

/** The meaning of one packet or struct. */
record PacketResolver(GlobalNames globals, TypeNames typeNames, Diagnostics diagnostics) {
    /**
     * A packet as far as it could be understood.
     *
     * @param extent all of its declaration
     * @param hasHoles whether it could not be told what some item is, so that there is a label in its place
     */
    record Resolved(PacketType packet, Span extent, boolean hasHoles) {}

    Resolved resolve(Found found) {
        Declaration declaration = found.declaration();
        List<Statement> statements = declaration instanceof Declaration.Packet packet
                ? packet.body()
                : ((Declaration.Struct) declaration).body();
        List<Param> params = Parameters.of(declaration, diagnostics);
        BlockScope.Tree tree = BlockScope.of(statements);
        ItemResolver items = items(found, params, tree);
        Block body = items.body(statements);
        boolean isStruct = declaration instanceof Declaration.Struct;
        PacketType packet = new PacketType(
                found.name(),
                isStruct,
                params,
                body,
                items.items(),
                declaration.doc(),
                declaration.name().span());
        return new Resolved(packet, declaration.span(), items.hasHoles());
    }

    private ItemResolver items(Found found, List<Param> params, BlockScope.Tree tree) {
        PacketNames names = new PacketNames(params, tree.byId(), globals.references(), diagnostics);
        FieldTypes types = new FieldTypes(typeNames, found.file(), tree.byId(), diagnostics);
        ExpressionResolver expressions = new ExpressionResolver(names, types, diagnostics);
        RangeResolver ranges = new RangeResolver(names, types, expressions, diagnostics);
        FieldResolver fields = new FieldResolver(types, expressions, ranges, diagnostics);
        NestedResolver nested = new NestedResolver(globals, found.file(), expressions, ranges, diagnostics);
        return new ItemResolver(tree, expressions, fields, nested, names, diagnostics);
    }
}
