package org.mpl4j.compiler.spl.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.resolve.PacketFinder;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.ast.PolicyDeclaration;
import org.mpl4j.compiler.spl.ast.PolicyFile;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PacketBranch;
import org.mpl4j.compiler.spl.model.Statecall;

/** The packets of {@code use}, and their statecalls. */
final class UsedPackets {
    private final Diagnostics diagnostics;
    private final Map<String, Ident> names = new LinkedHashMap<>();
    private final List<QualifiedName> packets = new ArrayList<>();
    private final Map<String, Statecall> calls = new LinkedHashMap<>();
    private final Map<String, PacketLeaf> leaves = new LinkedHashMap<>();
    private final Map<Statecall, Span> offered = new LinkedHashMap<>();
    private boolean isWhole = true;

    private UsedPackets(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    static UsedPackets of(PolicyFile file, PacketFinder finder, Diagnostics diagnostics) {
        UsedPackets used = new UsedPackets(diagnostics);
        List<PolicyDeclaration.UsedPacket> all = file.all(PolicyDeclaration.Use.class).stream()
                .flatMap(use -> use.packets().stream())
                .toList();
        Map<String, PacketType> found = finder.find(
                file.source(),
                all.stream().map(PolicyDeclaration.UsedPacket::packet).toList());
        all.forEach(
                one -> used.add(one, Optional.ofNullable(found.get(one.packet().text()))));
        return used;
    }

    private void add(PolicyDeclaration.UsedPacket used, Optional<PacketType> packet) {
        Ident ident = used.alias().orElse(used.packet());
        String name = CallNames.packet(ident.text());
        Ident first = names.putIfAbsent(name, ident);
        if (first != null) {
            diagnostics
                    .error(Code.S0106, ident.span(), "the statecalls of two packets begin with `%s`", name)
                    .also(first.span(), "first used here")
                    .help("`use packet as name` gives a packet another name");
        } else if (packet.isPresent()) {
            packets.add(packet.get().name());
            PacketLeaf.of(packet.get()).forEach(leaf -> add(CallNames.leaf(name, leaf), leaf, ident));
        } else {
            isWhole = false;
        }
    }

    private void add(String name, PacketLeaf leaf, Ident ident) {
        PacketLeaf first = leaves.putIfAbsent(name, leaf);
        if (first != null) {
            diagnostics
                    .error(
                            Code.S0113,
                            ident.span(),
                            "two branches of `%s` are called `%s`",
                            leaf.packet().name().name(),
                            name)
                    .also(first.span(), "one of them")
                    .also(leaf.span(), "the other one")
                    .help("a branch can have another label: `|pattern:\"Label\" -> ..`");
            return;
        }
        Optional<PacketBranch> branch =
                Optional.of(new PacketBranch(leaf.packet().name(), leaf.labels()));
        for (Direction direction : List.of(Direction.RECEIVE, Direction.TRANSMIT)) {
            String prefix = direction == Direction.RECEIVE ? CallNames.RECEIVE : CallNames.TRANSMIT;
            Statecall call = new Statecall(prefix + name, direction, branch);
            calls.put(prefix + name, call);
            offered.put(call, ident.span());
        }
    }

    /** In the order of the file, each once. */
    List<QualifiedName> packets() {
        return packets.stream().distinct().toList();
    }

    /** What begins the statecalls of each packet, behind the direction. */
    List<String> names() {
        return List.copyOf(names.keySet());
    }

    /** By name. */
    Map<String, Statecall> calls() {
        return calls;
    }

    /** The statecalls, and where their packets are used. */
    Map<Statecall, Span> offered() {
        return offered;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether all packets were found; if not, it cannot be told what is no statecall. */
    boolean isWhole() {
        return isWhole;
    }

    /** Which part of its packet a statecall is. */
    Optional<PacketLeaf> leaf(Statecall call) {
        int start = call.direction() == Direction.RECEIVE ? CallNames.RECEIVE.length() : CallNames.TRANSMIT.length();
        return call.branch().map(branch -> leaves.get(call.name().substring(start)));
    }
}
