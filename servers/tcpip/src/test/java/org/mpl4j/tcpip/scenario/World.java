package org.mpl4j.tcpip.scenario;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.stack.Stack;

/** The stack that a scenario is about, the wire that the scenario is at the other end of, and the time. */
final class World {
    static final long OUR_MAC = 0x02_00_00_00_00_01L;
    static final String PEER_MAC = "02:00:00:00:00:02";
    static final String OURS_V4 = "192.0.2.1";
    static final String OURS_V6 = "2001:db8::1";

    private static final int QUEUE = 4096;
    private static final int HEARD = 12;

    /**
     * A frame that went out.
     *
     * @param time when
     * @param text what it is
     */
    record Seen(long time, PacketText text) {}

    final Stack stack;
    final NetInterface eth;
    final Map<String, Flow> flows = new LinkedHashMap<>();
    final Map<String, FrameWriter.Whole> wholes = new LinkedHashMap<>();
    private final Device wire;
    private final FrameReader reader = new FrameReader(this);
    private final Deque<Seen> pending = new ArrayDeque<>();
    private final Deque<String> heard = new ArrayDeque<>();
    private final ByteBuffer frame;
    private final boolean answersForNeighbors;
    private final long start;
    private long now;

    /** The packets of IP that went last each way; empty before the first. */
    Bytes lastOut = Bytes.EMPTY;

    Bytes lastIn = Bytes.EMPTY;

    World(Scenario scenario) {
        Map<String, String> settings = scenario.settings();
        int mtu = Integer.parseInt(settings.getOrDefault("mtu", "1500"));
        MemoryLink link = new MemoryLink(mtu, QUEUE);
        frame = ByteBuffer.allocateDirect(mtu + 100);
        wire = link.right();
        stack = new Stack(0, new Random(Long.parseLong(settings.getOrDefault("seed", "1"))));
        eth = stack.attach("eth", link.left(), OUR_MAC);
        flows.put(Flow.DEFAULT, new Flow(Flow.DEFAULT, true));
        answersForNeighbors = !settings.getOrDefault("neighbors", "").equals("scripted");
        if (!settings.getOrDefault("addresses", "").equals("none")) {
            stack.address(eth, OURS_V4 + "/24");
            if (mtu >= 1280) {
                stack.address(eth, OURS_V6 + "/64");
            }
            advance(3 * Durations.SECOND);
        }
        pending.clear();
        heard.clear();
        start = now;
    }

    static IpAddress ours(boolean isV4) {
        return IpAddress.of(isV4 ? OURS_V4 : OURS_V6);
    }

    static IpAddress peer(boolean isV4) {
        return IpAddress.of(isV4 ? "192.0.2.2" : "2001:db8::2");
    }

    long now() {
        return now;
    }

    /** Lets the stack do what is to be done now. */
    void settle() {
        boolean isAny = true;
        while (isAny) {
            boolean isPolled = stack.poll(now);
            isAny = listen() || isPolled;
        }
    }

    private boolean listen() {
        boolean isAny = false;
        while (wire.read(frame, now)) {
            isAny = true;
            PacketText text = reader.read(frame);
            boolean isSeen = !text.protocol().equals(FrameReader.MLD);
            if (isSeen && (!answersForNeighbors || !answer(text))) {
                lastOut = reader.ipPacket();
                pending.add(new Seen(now, text));
                note('>', text);
            }
        }
        return isAny;
    }

    /** Answers whoever asks for a neighbor's station, as if each address had one. */
    private boolean answer(PacketText asked) {
        String line;
        if (asked.protocol().equals("arp") && asked.has("who-has")) {
            line = "arp reply " + asked.need("who-has") + " is-at " + PEER_MAC;
        } else if (asked.get("kind", "").equals("ns")
                && !IpAddress.of(asked.need("ip.from")).isUnspecified()) {
            line = "icmp6 na target " + asked.need("target") + " target-mac " + PEER_MAC
                    + " solicited override ip(from " + asked.need("target") + ", to " + asked.need("ip.from") + ")";
        } else {
            return false;
        }
        wire.write(new FrameWriter(this).frame(PacketText.parse(line)), now);
        return true;
    }

    /** A frame comes in. */
    void inject(PacketText text) {
        FrameWriter writer = new FrameWriter(this);
        ByteBuffer written = writer.frame(text);
        lastIn = writer.ipPacket();
        note('<', text);
        if (!wire.write(written, now)) {
            throw new ScenarioFailure("the link takes no packets of " + lastIn.length() + " bytes");
        }
        settle();
    }

    private void note(char way, PacketText text) {
        if (heard.size() == HEARD) {
            heard.removeFirst();
        }
        heard.add(seconds(now) + " " + way + " " + Dump.line(text, way == '>', this));
    }

    String seconds(long time) {
        return String.format("%.6f", (time - start) / 1e9);
    }

    /** What went over the wire last. */
    List<String> heard() {
        return new ArrayList<>(heard);
    }

    /** Lets time pass. */
    void advance(long end) {
        settle();
        while (stack.nextDeadline() <= end) {
            now = Math.max(now, stack.nextDeadline());
            settle();
        }
        now = end;
        settle();
    }

    /** Lets time pass until a frame goes out, and takes it; null if none does by then. */
    @Nullable
    Seen awaitFrame(long end) {
        settle();
        while (pending.isEmpty() && stack.nextDeadline() <= end) {
            now = Math.max(now, stack.nextDeadline());
            settle();
        }
        if (pending.isEmpty()) {
            now = Math.max(now, end);
            settle();
        }
        return pending.poll();
    }

    @Nullable
    Seen pending() {
        return pending.peek();
    }

    Flow flow(String name) {
        Flow found = flows.get(name);
        if (found == null) {
            throw new ScenarioFailure("there is no flow '" + name + "'");
        }
        return found;
    }

    @Nullable
    Flow flow(IpAddress ours, int ourPort, IpAddress peers, int peersPort) {
        for (Flow flow : flows.values()) {
            if (flow.isOf(ours, ourPort, peers, peersPort)) {
                return flow;
            }
        }
        return null;
    }
}
