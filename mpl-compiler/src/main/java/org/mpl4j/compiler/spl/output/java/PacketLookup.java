package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PacketBranch;
import org.mpl4j.compiler.spl.model.Statecall;

/**
 * The statecalls of a packet that goes in one direction.
 *
 * @param leaves the statecall of each of its leaves, by their numbers; empty for one that policies do not mention
 * @param array what has them in the enumeration of statecalls
 */
record PacketLookup(Direction direction, QualifiedName packet, List<Optional<Statecall>> leaves, String array) {
    PacketLookup {
        leaves = List.copyOf(leaves);
    }

    /** Those of the packets that statecalls stand for: first all that are received. */
    static List<PacketLookup> of(Iterable<Statecall> calls, PolicyPackets packets) {
        List<PacketLookup> all = new ArrayList<>();
        Names arrays = new Names();
        for (Direction direction : List.of(Direction.RECEIVE, Direction.TRANSMIT)) {
            Map<QualifiedName, Map<List<String>, Statecall>> byPacket = new LinkedHashMap<>();
            for (Statecall call : calls) {
                if (call.direction() == direction && call.branch().isPresent()) {
                    PacketBranch branch = call.branch().get();
                    byPacket.computeIfAbsent(branch.packet(), packet -> new LinkedHashMap<>())
                            .put(branch.labels(), call);
                }
            }
            byPacket.forEach((packet, byLabels) -> packets.leaves(packet).ifPresent(leaves -> {
                String array = arrays.add(Names.constant(method(direction) + "_" + JavaNames.type(packet.name())));
                all.add(new PacketLookup(
                        direction,
                        packet,
                        leaves.stream()
                                .map(labels -> Optional.ofNullable(byLabels.get(labels)))
                                .toList(),
                        array));
            }));
        }
        return all;
    }

    private static String method(Direction direction) {
        return direction == Direction.RECEIVE ? "received" : "transmitted";
    }

    boolean isReceived() {
        return direction == Direction.RECEIVE;
    }

    /** What methods that take the packet are called. */
    String method() {
        return method(direction);
    }

    /** A method that takes the packet. */
    MethodSpec.Builder taking(ClassName type, TypeName returned) {
        return MethodSpec.methodBuilder(method())
                .addModifiers(Modifier.PUBLIC)
                .returns(returned)
                .addParameter(type, "packet");
    }
}
