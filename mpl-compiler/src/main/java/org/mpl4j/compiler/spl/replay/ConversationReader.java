package org.mpl4j.compiler.spl.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.dissect.Dissection;
import org.mpl4j.compiler.dissect.FrameWriter;
import org.mpl4j.compiler.dissect.Layer;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PacketBranch;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Statecall;

/**
 * Finds the statecalls of a policy in the frames of a capture, by conversation: those of packets that the policy uses, also in fields of other packets, and where a policy has events instead, those of TCP's
 * flags ({@code Receive_SYN}) and DHCP's message types ({@code Receive_DHCPOFFER}).
 */
public final class ConversationReader implements FrameWriter {
    private final Map<PacketBranch, Map<Direction, Statecall>> byBranch = new HashMap<>();
    private final Map<String, Statecall> byName = new HashMap<>();
    private final SegmentNames segments = new SegmentNames();
    private final Map<String, List<Observed>> conversations = new LinkedHashMap<>();

    /** For the statecalls of a policy. */
    public ConversationReader(PolicySpec spec) {
        for (Statecall call : spec.statecalls()) {
            byName.put(call.name(), call);
            call.branch()
                    .ifPresent(branch -> byBranch.computeIfAbsent(branch, b -> new HashMap<>())
                            .put(call.direction(), call));
        }
    }

    /** What was found, in the order of the capture, each conversation by itself. */
    public List<List<Observed>> conversations() {
        return List.copyOf(conversations.values());
    }

    @Override
    public boolean write(Dissection dissection, JsonBuffer out) {
        Ends ends = new Ends("", "", "");
        for (Layer layer : dissection.layers()) {
            PacketValue packet = layer.packet();
            ends = ends.with(packet);
            if (packet.isComplete()) {
                long frame = dissection.frame().number();
                Ends own = ends;
                PacketFields.withInside(packet).forEach(each -> observe(frame, own, each));
                observeEvents(frame, own, packet);
            }
        }
        return dissection.fault() == null;
    }

    private void observe(long frame, Ends ends, PacketValue packet) {
        Map<Direction, Statecall> calls = calls(packet);
        if (!calls.isEmpty()) {
            add(new Observed(
                    frame,
                    ends.conversation(),
                    ends.sender(),
                    ends.receiver(),
                    Optional.ofNullable(calls.get(Direction.TRANSMIT)),
                    Optional.ofNullable(calls.get(Direction.RECEIVE))));
        }
    }

    private Map<Direction, Statecall> calls(PacketValue packet) {
        return byBranch.getOrDefault(
                new PacketBranch(packet.packetShape().type().name(), PacketFields.labels(packet)), Map.of());
    }

    private void observeEvents(long frame, Ends ends, PacketValue packet) {
        if (!calls(packet).isEmpty()) {
            return;
        } else if (packet.name().equals("tcp")) {
            SegmentNames.Names names = segments.of(ends.sender(), ends.receiver(), packet);
            addEvent(frame, ends, names.sent(), names.received());
        } else if (packet.name().equals("dhcp")) {
            PacketFields.tagInside(packet.fields(), "message_type").ifPresent(type -> {
                String name = "DHCP" + type.toUpperCase(Locale.ROOT);
                addEvent(frame, Ends.ofDhcp(packet), name, name);
            });
        }
    }

    private void addEvent(long frame, Ends ends, String sent, String received) {
        Optional<Statecall> transmitted = Optional.ofNullable(byName.get("Transmit_" + sent));
        Optional<Statecall> got = Optional.ofNullable(byName.get("Receive_" + received));
        if (transmitted.isPresent() || got.isPresent()) {
            add(new Observed(frame, ends.conversation(), ends.sender(), ends.receiver(), transmitted, got));
        }
    }

    private void add(Observed observed) {
        conversations
                .computeIfAbsent(observed.conversation(), c -> new ArrayList<>())
                .add(observed);
    }
}
