package org.mpl4j.fuzzing.targets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.fuzzing.check.Agreement;
import org.mpl4j.fuzzing.check.Probe;
import org.mpl4j.fuzzing.check.Window;
import org.mpl4j.fuzzing.corpus.PacketCoding;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketLibrary;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.runtime.View;

/** The packets of a protocol: generated code reads or refuses the input, says the same whatever is around it, and what the interpreter says. */
public final class ProtocolTarget implements FuzzTarget {
    private static final int MADE_UP = 5;
    private static final int MOST_BYTES = 1 << 16;

    private final PacketLibrary library;
    private final String protocol;
    private final PacketCoding coding;
    private final Window window = new Window(MOST_BYTES);
    private final Map<PacketTarget, Probe> probes = new HashMap<>();
    private final Map<PacketTarget, Agreement> agreements = new HashMap<>();

    ProtocolTarget(PacketLibrary library, String protocol) {
        this.library = library;
        this.protocol = protocol;
        this.coding = new PacketCoding(library.packets(protocol));
    }

    @Override
    public String name() {
        return protocol;
    }

    @Override
    public void accept(byte[] input) {
        Optional<PacketCoding.Choice> choice = coding.decode(input);
        if (choice.isPresent() && choice.get().input().bytes().length <= MOST_BYTES) {
            check(choice.get().target(), choice.get().input());
        }
    }

    private void check(PacketTarget target, PacketInput input) {
        Probe probe = probes.computeIfAbsent(target, Probe::new);
        Object[] values = target.values(input.arguments());
        int length = input.bytes().length;
        probe.take(window.with(input.bytes(), length, false, (byte) 0x5a), values);
        long outcome = probe.outcome();
        long thorough = thorough(probe);
        probe.take(window.with(input.bytes(), length, true, (byte) 0xc3), values);
        if (outcome != probe.outcome() || thorough != thorough(probe)) {
            throw new AssertionError("what is around it decides what is read: " + input.text(target));
        }
        agreements.computeIfAbsent(target, Agreement::new).check(input);
    }

    private static long thorough(Probe probe) {
        View view = probe.view();
        return view == null ? 0 : probe.thorough(view) * 31 + view.toString().hashCode();
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (PacketTarget target : library.packets(protocol)) {
            library.examples(target).forEach(input -> seeds.add(coding.encode(target, input)));
            library.madeUp(target, MADE_UP, 1).forEach(input -> seeds.add(coding.encode(target, input)));
        }
        return seeds;
    }
}
