package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.FieldKind;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.ScopeShape;
import org.mpl4j.compiler.resolve.NearestName;

/** The fields that tables say something about, and the ways to them. */
final class Payloads {
    private final Diagnostics diagnostics;
    private final Map<FieldShape, Payload> byField = new IdentityHashMap<>();
    private final Map<ItemShape, Fragmentation> pieces = new IdentityHashMap<>();
    private final Map<ItemShape, Opening> openings = new IdentityHashMap<>();
    private final Map<PacketShape, Carrier> carriers = new IdentityHashMap<>();

    Payloads(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The fields of that name in a packet, several if branches have one each; empty, and reported, if there is none that can hold a packet. */
    List<Payload> of(PacketShape packet, TableStatement.Name name) {
        List<Payload> found = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (ItemShape item : packet.items()) {
            if (item instanceof FieldShape field
                    && field.kind() == FieldKind.BYTES
                    && item.scope().isPacket()) {
                known.add(item.name());
                if (item.name().equals(name.text())) {
                    found.add(byField.computeIfAbsent(field, Payload::new));
                }
            }
        }
        if (found.isEmpty()) {
            Diagnostics.Draft draft = diagnostics.error(
                    Code.E0201,
                    name.span(),
                    "`%s` has no byte array `%s` outside of arrays",
                    packet.name(),
                    name.text());
            NearestName.to(name.text(), known).ifPresent(nearest -> draft.help("did you mean `%s`?", nearest));
        }
        return found;
    }

    /** Notes that items of that name in a packet may be pieces, unless another table has said how; reported, if there is no such item. */
    void cut(PacketShape packet, TableStatement.Name name, Fragmentation fragmentation) {
        List<ItemShape> nested = nested(packet, name);
        nested.forEach(item -> pieces.putIfAbsent(item, fragmentation));
        if (nested.isEmpty()) {
            of(packet, name).forEach(payload -> pieces.putIfAbsent(payload.field(), fragmentation));
        }
    }

    /** Notes that the length of nested packets of that name may not count, unless another table has said when; reported, if there is none. */
    void open(PacketShape packet, TableStatement.Name name, Opening opening) {
        List<ItemShape> nested = nested(packet, name);
        nested.forEach(item -> openings.putIfAbsent(item, opening));
        if (nested.isEmpty()) {
            diagnostics
                    .error(
                            Code.E0201,
                            name.span(),
                            "`%s` has no nested packet `%s` outside of arrays",
                            packet.name(),
                            name.text())
                    .help(
                            "`->` names what is there instead of a nested packet; what is in a byte array, its own line says");
        }
    }

    private static List<ItemShape> nested(PacketShape packet, TableStatement.Name name) {
        List<ItemShape> nested = new ArrayList<>();
        for (ItemShape item : packet.items()) {
            if (item instanceof NestedShape
                    && item.scope().isPacket()
                    && item.name().equals(name.text())) {
                nested.add(item);
            }
        }
        return nested;
    }

    /** The places in a packet where others may be; complete after {@link #finish}. */
    Carrier carrier(PacketShape packet) {
        return carriers.computeIfAbsent(packet, shape -> new Carrier());
    }

    /** Fills the carriers, now that all payloads are known. */
    void finish() {
        Set<PacketShape> done = new HashSet<>();
        while (done.size() < carriers.size()) {
            for (PacketShape packet : List.copyOf(carriers.keySet())) {
                if (done.add(packet)) {
                    fill(carrier(packet), packet.scope());
                }
            }
        }
    }

    private void fill(Carrier carrier, ScopeShape scope) {
        for (ItemShape item : scope.packet().items()) {
            if (item.scope() != scope) {
                continue;
            }
            if (item instanceof FieldShape field && byField.containsKey(field)) {
                carrier.add(new Carrier.InField(byField.get(field), pieces.get(field)));
            } else if (item instanceof NestedShape nested && leadsToPayload(nested, new HashSet<>())) {
                carrier.add(new Carrier.InNested(
                        nested, carrier(nested.target()), pieces.get(nested), openings.get(nested)));
            } else if (item instanceof ArrayShape array && leadsToPayload(array, new HashSet<>())) {
                Carrier elements = new Carrier();
                fill(elements, array.element());
                carrier.add(new Carrier.InElements(array, elements));
            }
        }
    }

    private boolean leadsToPayload(ItemShape item, Set<ScopeShape> seen) {
        if (item instanceof NestedShape nested) {
            return leadsToPayload(nested.target().scope(), seen);
        }
        return item instanceof ArrayShape array
                ? leadsToPayload(array.element(), seen)
                : item instanceof FieldShape field && byField.containsKey(field);
    }

    private boolean leadsToPayload(ScopeShape scope, Set<ScopeShape> seen) {
        if (!seen.add(scope)) {
            return false;
        }
        for (ItemShape item : scope.packet().items()) {
            if (item.scope() == scope && leadsToPayload(item, seen)) {
                return true;
            }
        }
        return false;
    }
}
