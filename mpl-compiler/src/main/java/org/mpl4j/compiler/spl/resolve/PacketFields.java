package org.mpl4j.compiler.spl.resolve;

import java.util.Optional;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.resolve.NearestName;
import org.mpl4j.compiler.resolve.References;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.resolve.Scope.Type;

/** The fields of packets that policies may look at: numbers and booleans that are always there in the branch of a statecall. */
final class PacketFields {
    private final UsedPackets packets;
    private final References references;
    private final Diagnostics diagnostics;

    PacketFields(UsedPackets packets, References references, Diagnostics diagnostics) {
        this.packets = packets;
        this.references = references;
        this.diagnostics = diagnostics;
    }

    /** The type of a field; empty if it cannot be used, which has been reported. */
    Optional<Type> type(Statecall call, Ident name) {
        Optional<PacketLeaf> leaf = packets.leaf(call);
        if (leaf.isEmpty()) {
            if (packets.isWhole()) {
                error(name, "`%s` is no packet's statecall, so it has no fields", call)
                        .help("`use packet;` says which packets a policy is about");
            }
            return Optional.empty();
        }
        Item item = leaf.get().items().get(name.text());
        if (item == null) {
            Diagnostics.Draft draft = error(name, "`%s` has no field `%s`", call, name)
                    .also(leaf.get().span(), "this is the packet");
            NearestName.to(name.text(), leaf.get().items().keySet()).ifPresent(draft::suggest);
            return Optional.empty();
        }
        references.add(name.span(), item.span());
        return type(item, name);
    }

    private Optional<Type> type(Item item, Ident name) {
        if (item instanceof Field field && field.presence().isEmpty()) {
            Optional<Type> type = type(field.type());
            if (type.isPresent()) {
                return type;
            }
        }
        error(
                        name,
                        item.presence().isPresent()
                                ? "`%s` may be absent, and then it has no value"
                                : "`%s` is neither a number nor a boolean",
                        name)
                .also(item.span(), "declared here");
        return Optional.empty();
    }

    private static Optional<Type> type(FieldType type) {
        if (type instanceof FieldType.Bits bits && bits.fixedWidth().equals(Optional.of(1))) {
            return Optional.of(Type.BIT);
        }
        return switch (type.kind()) {
            case INT -> Optional.of(Type.INT);
            case BOOL -> Optional.of(Type.BOOL);
            case BYTES, OPAQUE -> Optional.empty();
        };
    }

    private Diagnostics.Draft error(Ident name, String format, Object... arguments) {
        return diagnostics.error(Code.S0116, name.span(), format, arguments);
    }
}
