package org.mpl4j.tcpip.simulation;

import java.util.Random;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.phy.Faults;

/**
 * What a link does to frames, in each direction its own.
 *
 * @param kind in a word
 * @param mtu the longest packet
 * @param there from left to right
 * @param back from right to left
 * @param cutAfter after how long nothing gets through any more, in nanoseconds; 0 for never
 */
record LinkPlan(String kind, int mtu, Faults there, Faults back, long cutAfter) {
    private static final String[] KINDS = {
        "good", "loss", "duplication", "reordering", "corruption", "delay", "bandwidth", "short packets", "mixed", "cut"
    };

    static LinkPlan random(Random random) {
        String kind = KINDS[random.nextInt(KINDS.length)];
        int mtu = kind.equals("short packets") || kind.equals("mixed") && random.nextBoolean()
                ? 256 + random.nextInt(1245)
                : 1500;
        long cut = kind.equals("cut") ? Durations.MILLISECOND * (1 + random.nextInt(20_000)) : 0;
        return new LinkPlan(kind, mtu, faults(kind, random), faults(kind, random), cut);
    }

    private static Faults faults(String kind, Random random) {
        Faults far = Faults.NONE.delay(random.nextInt(30) * Durations.MILLISECOND, 0);
        return switch (kind) {
            case "loss" -> far.loss(0.12 * random.nextDouble());
            case "duplication" -> far.duplication(0.3 * random.nextDouble());
            case "reordering" -> far.reordering(0.4 * random.nextDouble());
            case "corruption" -> far.corruption(0.1 * random.nextDouble());
            case "delay" ->
                far.delay(random.nextInt(400) * Durations.MILLISECOND, random.nextInt(200) * Durations.MILLISECOND);
            case "bandwidth" -> far.bandwidth(200_000 + random.nextInt(10_000_000), 5 + random.nextInt(100));
            case "mixed", "cut" ->
                far.loss(0.06 * random.nextDouble())
                        .duplication(0.05 * random.nextDouble())
                        .reordering(0.2 * random.nextDouble())
                        .corruption(0.03 * random.nextDouble())
                        .delay(random.nextInt(60) * Durations.MILLISECOND, random.nextInt(40) * Durations.MILLISECOND);
            default -> random.nextBoolean() ? far : Faults.NONE;
        };
    }
}
