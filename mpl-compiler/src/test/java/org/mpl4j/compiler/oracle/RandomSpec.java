package org.mpl4j.compiler.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up valid specifications of several packets that use each other, with the constructs of 2007 and the later ones in any mixture. */
public final class RandomSpec {
    private final Random random;
    private final int size;
    private final List<Packet> packets = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    /**
     * A packet that others can hold.
     *
     * @param parameters kinds, in order: {@code int}, {@code bool}, {@code bytes}
     * @param isGreedy whether it goes on to the end of the window
     */
    record Packet(String name, List<String> parameters, boolean isGreedy, boolean isStruct) {}

    private RandomSpec(Random random, int size) {
        this.random = random;
        this.size = size;
    }

    /**
     * The text of a specification.
     *
     * @param size about how many statements a packet has
     */
    public static String text(Random random, int size) {
        return new RandomSpec(random, size).draw();
    }

    private String draw() {
        out.append("typedef kind byte variant { |1 -> One |2 => Two |200 -> Large };\n");
        out.append("typedef wide_kind uint16 variant { |0x0800 -> IPv4 |0x86dd => IPv6 };\n");
        out.append("typedef address uint32 show(ipv4);\n");
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            drawPacket(i);
        }
        return out.toString();
    }

    private void drawPacket(int number) {
        boolean isStruct = random.nextInt(5) == 0;
        boolean isGreedy = !isStruct && random.nextInt(3) == 0;
        List<String> parameters = new ArrayList<>();
        if (!isStruct && random.nextInt(3) == 0) {
            parameters.add("int");
        }
        if (!isStruct && random.nextInt(4) == 0) {
            parameters.add("bool");
        }
        if (!isStruct && random.nextInt(6) == 0) {
            parameters.add("bytes");
        }
        Packet packet = new Packet("p" + number, parameters, isGreedy, isStruct);
        List<String> declared = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            declared.add(parameters.get(i) + " a" + i);
        }
        out.append("/** Packet number ").append(number).append(". */\n");
        out.append(isStruct ? "struct {\n" : "packet " + packet.name() + " (" + String.join(", ", declared) + ") {\n");
        new RandomBlock(random, packet, packets, out, size).draw();
        out.append(isStruct ? "} " + packet.name() + ";\n" : "}\n");
        packets.add(packet);
    }
}
