package org.mpl4j.ssh.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Clients that go no further, wherever they are, keep nobody else from logging in; who has not logged in is gone when his time is over. */
final class StallTest {
    private static final int STALLED = 1000;
    private static final int AT_A_TIME = 4;
    private static final int DRIPPING = 24;
    private static final int WINDOW = 64 * 1024;
    private static final long MOST_BYTES = 1L << 30;
    private static final int SMALL = 4096;

    /** Where a client stops. */
    private enum Stall {
        BEFORE_ITS_LINE,
        IN_ITS_LINE,
        BEHIND_ITS_LINE,
        IN_KEXINIT,
        BEFORE_ITS_KEY,
        BEFORE_NEWKEYS,
        BEFORE_AUTHENTICATION,
        IN_AUTHENTICATION,
        BEFORE_A_LARGE_ANSWER,
        WITH_A_FULL_WINDOW,
        IN_NEW_KEYS;

        boolean isLoggedIn() {
            return compareTo(BEFORE_A_LARGE_ANSWER) >= 0;
        }

        /** Connects, goes there, and stays. */
        Talk talk(Target target) throws IOException {
            Talk talk = new Talk(new Wire(target.port(), SMALL), Talk.Offer.usual(), new HashSet<>());
            switch (this) {
                case BEFORE_ITS_LINE -> Stage.CONNECTED.reach(talk);
                case IN_ITS_LINE -> {
                    talk.settle();
                    talk.wire.write(Wire.bytes("SSH-2.0-Slo"));
                }
                case BEHIND_ITS_LINE -> Stage.IDENTIFIED.reach(talk);
                case IN_KEXINIT -> {
                    Stage.IDENTIFIED.reach(talk);
                    byte[] packet = talk.wire.sealed(Says.kexInit(talk));
                    talk.wire.write(Arrays.copyOf(packet, packet.length / 2));
                }
                case BEFORE_ITS_KEY -> Stage.OFFERED.reach(talk);
                case BEFORE_NEWKEYS -> Stage.KEYS_AGREED.reach(talk);
                case BEFORE_AUTHENTICATION -> Stage.KEYS.reach(talk);
                case IN_AUTHENTICATION -> Stage.QUESTIONED.reach(talk);
                case BEFORE_A_LARGE_ANSWER -> {
                    Stage.OPEN.reach(talk);
                    talk.send(Says.adjust(talk.serverChannel(), 1L << 31));
                    talk.send(Says.exec(talk.serverChannel(), "flood", false));
                }
                case WITH_A_FULL_WINDOW -> {
                    Stage.OPEN.reach(talk);
                    for (int i = 0; i < 2; i++) {
                        talk.send(Says.data(talk.serverChannel(), WINDOW / 2));
                    }
                    talk.settleWhole();
                }
                case IN_NEW_KEYS -> Stage.REKEYING.reach(talk);
            }
            return talk;
        }
    }

    @Test
    void aThousandStalledClientsDoNotKeepANewOneFromLoggingIn() throws Exception {
        Queue<Talk> stalled = new ConcurrentLinkedQueue<>();
        try (Target target = new Target(Target.Setup.usual().with(Duration.ofMinutes(10)))) {
            try {
                stall(target, stalled);
                assertThat(target.connectionCount()).isEqualTo(STALLED);
                assertThat(target.service.openConnections()).isPositive();
                for (int i = 0; i < 3; i++) {
                    long begin = System.nanoTime();
                    try (Talk talk = Talk.loggedIn(target, Talk.Offer.usual())) {
                        talk.settleWhole();
                        assertThat(talk.isLoggedIn()).isTrue();
                    }
                    System.out.printf(
                            "a login beside %d stalled clients: %d ms%n",
                            STALLED, (System.nanoTime() - begin) / 1_000_000);
                }
                System.gc();
                long used = Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory();
                System.out.printf("memory of %d stalled clients and their server: %d MiB%n", STALLED, used >> 20);
                assertThat(used).isLessThan(MOST_BYTES);
            } finally {
                for (Talk talk : stalled) {
                    talk.close();
                }
            }
            target.awaitNothingLeft();
        }
    }

    private static void stall(Target target, Queue<Talk> stalled) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < STALLED; i++) {
                Stall where = Stall.values()[i % Stall.values().length];
                all.add(executor.submit(() -> stalled.add(where.talk(target))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /** Neither those that do nothing nor those that send a byte now and then may stay; those that have logged in may. */
    @Test
    void whoHasNotLoggedInIsGoneWhenHisTimeIsOver() throws Exception {
        Duration grace = Target.grace(Duration.ofSeconds(3));
        List<Talk> all = new ArrayList<>();
        List<Wire> dripping = new ArrayList<>();
        int loggedIn = 0;
        try (Target target = new Target(Target.Setup.usual().with(grace))) {
            for (Stall where : Stall.values()) {
                all.add(where.talk(target));
                loggedIn += where.isLoggedIn() ? 1 : 0;
            }
            for (int i = 0; i < DRIPPING; i++) {
                dripping.add(new Wire(target.port()));
            }
            byte[] line = Wire.bytes("SSH-2.0-" + "x".repeat(200));
            int stay = loggedIn;
            for (int i = 0; i < line.length && target.connectionCount() > stay; i++) {
                drip(dripping, line[i]);
                Thread.sleep(100);
            }
            Target.await("whoever has not logged in is gone", () -> target.connectionCount() == stay);
            assertThat(target.service.openConnections()).isEqualTo(stay);
            for (Talk talk : all) {
                talk.close();
            }
            for (Wire wire : dripping) {
                wire.close();
            }
            target.awaitNothingLeft();
        }
    }

    private static void drip(List<Wire> wires, byte one) {
        for (Wire wire : wires) {
            try {
                wire.write(new byte[] {one});
            } catch (IOException e) {
                // The server has closed, as it should.
            }
        }
    }
}
