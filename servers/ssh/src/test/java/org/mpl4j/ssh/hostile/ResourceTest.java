package org.mpl4j.ssh.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshPacket;
import org.mpl4j.ssh.transport.Sender;

/** What a client wants more of than it should get, it does not get, and nobody else pays for it. */
final class ResourceTest {
    private static final long PROTOCOL_ERROR = 2;
    private static final long MAC_ERROR = 5;
    private static final long COMPRESSION_ERROR = 6;
    private static final int KEXINIT = 20;
    private static final int REQUEST_FAILURE = 82;
    private static final int OPEN_CONFIRMATION = 91;
    private static final int OPEN_FAILURE = 92;
    private static final int DATA = 94;

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = new Target(Target.Setup.usual());
    }

    @AfterAll
    static void stop() throws Exception {
        target.awaitNothingLeft();
        target.close();
    }

    static List<Talk.Offer> ciphers() {
        List<Talk.Offer> offers = new ArrayList<>();
        for (String cipher : Algorithms.ciphers()) {
            for (String mac : List.of("hmac-sha2-256", "hmac-sha2-512-etm@openssh.com")) {
                offers.add(Talk.Offer.usual().withCipher(cipher, mac));
            }
        }
        return offers;
    }

    private static void write(Talk talk, byte[] message) throws IOException {
        talk.wire.write(talk.wire.sealed(message));
    }

    @Test
    void channelsWithoutEndAreRefusedAndLeaveRoomAgain() throws Exception {
        try (Talk talk = Talk.loggedIn(target, Talk.Offer.usual())) {
            for (int round = 0; round < 2; round++) {
                int confirmed = 0;
                int refused = 0;
                List<Long> numbers = new ArrayList<>();
                for (int i = 0; i < Sender.MAX_CHANNELS + 50; i++) {
                    write(talk, Says.openSession(1000L * round + i));
                }
                while (confirmed + refused < Sender.MAX_CHANNELS + 50) {
                    byte[] answer = talk.wire.receive().orElseThrow();
                    confirmed += answer[0] == OPEN_CONFIRMATION ? 1 : 0;
                    refused += answer[0] == OPEN_FAILURE ? 1 : 0;
                    if (answer[0] == OPEN_CONFIRMATION) {
                        numbers.add(SshConnection.parse(Bytes.wrap(answer))
                                .asChannelOpenConfirmation()
                                .senderChannel());
                    }
                }
                assertThat(confirmed).isEqualTo(Sender.MAX_CHANNELS);
                for (long number : numbers) {
                    write(talk, Says.close(number));
                }
                Target.await("channels are closed", () -> target.service.openChannels() == 0);
                for (int i = 0; i < confirmed; i++) {
                    assertThat(talk.wire.receive()).isPresent();
                }
            }
        }
    }

    @Test
    void questionsWhoseAnswersNobodyReadsWait() throws Exception {
        int count = 100_000;
        try (Talk talk = Talk.loggedIn(target, Talk.Offer.usual())) {
            AtomicInteger sent = new AtomicInteger();
            Thread writer = Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < count; i++) {
                        write(talk, Says.globalKeepalive());
                        sent.incrementAndGet();
                    }
                } catch (IOException e) {
                    // Seen by whoever waits for the answers.
                }
            });
            Thread.sleep(500);
            // Whoever does ask and read is served meanwhile.
            try (Talk other = Talk.loggedIn(target, Talk.Offer.usual())) {
                other.settleWhole();
            }
            for (int answers = 0; answers < count; answers++) {
                assertThat(talk.wire.receive().orElseThrow()[0]).isEqualTo((byte) REQUEST_FAILURE);
            }
            writer.join();
            assertThat(sent.get()).isEqualTo(count);
        }
    }

    @Test
    void requestsInChannelsWhoseAnswersNobodyReadsWait() throws Exception {
        int count = 50_000;
        try (Talk talk = Talk.loggedIn(target, Talk.Offer.usual())) {
            talk.send(Says.openSession(talk.nextChannel()));
            talk.settleWhole();
            byte[] request = Says.channelRequest(talk.serverChannel(), true, builder -> builder.asShell());
            Thread writer = Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < count; i++) {
                        write(talk, request);
                    }
                } catch (IOException e) {
                    // Seen by whoever waits for the answers.
                }
            });
            Thread.sleep(300);
            for (int answers = 0; answers < count; answers++) {
                assertThat(talk.wire.receive().orElseThrow()[0]).isEqualTo((byte) 100);
            }
            writer.join();
        }
    }

    @Test
    void questionsBeforeTheKeysAreAnsweredBehindThem() throws Exception {
        Target.Setup usual = Target.Setup.usual();
        int count = 3000;
        try (Target often = new Target(usual.with(usual.transport().withRekeying(20_000, Duration.ofHours(1))));
                Talk talk = Talk.loggedIn(often, Talk.Offer.usual())) {
            for (int i = 0; i < count; i++) {
                assertThat(talk.send(Says.globalKeepalive())).isTrue();
            }
            int answers = 0;
            int exchanges = 0;
            while (answers < count) {
                byte[] came = talk.next().orElseThrow();
                answers += came[0] == REQUEST_FAILURE ? 1 : 0;
                if (came[0] == KEXINIT) {
                    exchanges++;
                    talk.send(Says.kexInit(talk));
                    talk.send(Says.exchange(talk));
                    talk.waitFor(message -> message[0] == 21);
                    talk.send(Says.newKeys());
                }
            }
            assertThat(exchanges).isPositive();
        }
    }

    @Test
    void whoAsksWithoutEndInsteadOfAgreeingOnKeysIsOut() throws Exception {
        Target.Setup usual = Target.Setup.usual();
        try (Target often = new Target(usual.with(usual.transport().withRekeying(20_000, Duration.ofHours(1))));
                Talk talk = Talk.loggedIn(often, Talk.Offer.usual())) {
            try {
                for (int i = 0; i < 200_000; i++) {
                    write(talk, Says.globalKeepalive());
                }
            } catch (IOException e) {
                // It has closed before that.
            }
            talk.wire.drain();
            often.awaitNothingLeft();
            assertThat(often.log).anyMatch(line -> line.contains("before the key exchange has ended"));
        }
    }

    @Test
    void wornKeysAreNotUsedForEver() throws Exception {
        Target.Setup usual = Target.Setup.usual();
        try (Target often = new Target(usual.with(usual.transport().withRekeying(20_000, Duration.ofHours(1))));
                Talk talk = Talk.loggedIn(often, Talk.Offer.usual())) {
            byte[] large = Says.ignore(34_000);
            try {
                for (int i = 0; i < 2500; i++) {
                    write(talk, large);
                }
            } catch (IOException e) {
                // It has closed before that.
            }
            talk.wire.drain();
            often.awaitNothingLeft();
            assertThat(often.log).anyMatch(line -> line.contains("there are no new keys"));
        }
    }

    @Test
    void windowsAreKept() throws Exception {
        try (Talk talk = session(0)) {
            // Not a byte may come.
            talk.send(Says.exec(talk.serverChannel(), "flood", false));
            talk.settleWhole();
            for (int i = 0; i < 20; i++) {
                talk.send(Says.adjust(talk.serverChannel(), 1));
                byte[] came = talk.next().orElseThrow();
                assertThat(came[0]).isEqualTo((byte) DATA);
                assertThat(SshConnection.parse(Bytes.wrap(came))
                                .asChannelData()
                                .data()
                                .length())
                        .isEqualTo(1);
            }
        }
        try (Talk talk = session(0xffff_ffffL)) {
            talk.send(Says.adjust(talk.serverChannel(), 0xffff_ffffL));
            assertThat(talk.waitForEnd()).contains(PROTOCOL_ERROR);
        }
        try (Talk talk = session(0)) {
            talk.send(Says.data(talk.serverChannel(), 32 * 1024));
            talk.send(Says.data(talk.serverChannel(), 32 * 1024));
            talk.settleWhole();
            talk.send(Says.data(talk.serverChannel(), 1));
            assertThat(talk.waitForEnd()).contains(PROTOCOL_ERROR);
        }
    }

    @Test
    void packetsOfNothingAreRefused() throws Exception {
        try (Talk talk = Talk.loggedIn(target, Talk.Offer.usual())) {
            talk.send(Says.connection(builder -> builder.asChannelOpen()
                    .open(open -> open.senderChannel(0)
                            .initialWindowSize(9)
                            .maximumPacketSize(0)
                            .asSession())));
            assertThat(talk.waitForEnd()).contains(PROTOCOL_ERROR);
        }
    }

    private static Talk session(long window) throws IOException {
        Talk talk = Talk.loggedIn(target, Talk.Offer.usual());
        talk.send(Says.openSession(talk.nextChannel(), window));
        talk.settleWhole();
        return talk;
    }

    @Test
    void nobodyKeepsTheServerBusyWithoutLoggingIn() throws Exception {
        for (byte[] message : List.of(
                Says.ignore(10),
                Says.unknownTransport(),
                Says.transport(builder -> builder.asDebug().alwaysDisplay(true).debugMessage("?")))) {
            try (Talk talk = Talk.withKeys(target, Talk.Offer.usual())) {
                try {
                    for (int i = 0; i < 3000; i++) {
                        write(talk, message);
                    }
                } catch (IOException e) {
                    // It has closed before that.
                }
                talk.wire.drain();
            }
        }
        target.awaitNothingLeft();
        assertThat(target.log).anyMatch(line -> line.contains("packets, and nobody has logged in"));
    }

    @Test
    void keysAreNotExchangedWithoutEndBeforeALogin() throws Exception {
        try (Talk talk = Talk.withKeys(target, Talk.Offer.usual())) {
            Optional<Long> reason = Optional.empty();
            for (int i = 0; i < 20 && reason.isEmpty(); i++) {
                talk.send(Says.kexInit(talk));
                talk.settle();
                if (talk.isOver()) {
                    reason = Optional.of((long) i);
                } else {
                    talk.send(Says.exchange(talk));
                    talk.settle();
                    talk.send(Says.newKeys());
                    talk.settle();
                }
            }
            assertThat(reason).isPresent();
        }
    }

    @Test
    void keysAreExchangedAgainAndAgainBehindALogin() throws Exception {
        try (Talk talk = Talk.loggedIn(target, Talk.Offer.usual())) {
            for (int i = 0; i < 20; i++) {
                talk.exchangeKeys();
                talk.settleWhole();
            }
            assertThat(talk.isOver()).isFalse();
        }
    }

    @Test
    void linesWithoutEndAreNone() throws Exception {
        try (Wire wire = new Wire(target.port())) {
            byte[] line = new byte[100_000];
            Arrays.fill(line, (byte) 'x');
            try {
                wire.write(line);
            } catch (IOException e) {
                // It has closed before that.
            }
            wire.drain();
        }
        target.awaitNothingLeft();
    }

    @Test
    void whatGrowsWhenItIsDecompressedIsRefused() throws Exception {
        Talk.Offer compressed = Talk.Offer.usual().withCompression("zlib@openssh.com");
        try (Talk talk = Talk.loggedIn(target, compressed)) {
            talk.send(Says.ignore(35_000));
            talk.settleWhole();
            assertThat(talk.isOver()).isFalse();
            talk.send(Says.ignore(60_000));
            assertThat(talk.waitForEnd()).contains(COMPRESSION_ERROR);
        }
        try (Talk talk = Talk.loggedIn(target, compressed)) {
            // A gigabyte of zeros is a megabyte, which is more than a packet; what fits into one is refused after 36
            // KiB of it.
            byte[] bomb = new byte[30 << 20];
            bomb[0] = 2;
            write(talk, bomb);
            assertThat(talk.waitForEnd()).contains(COMPRESSION_ERROR);
        }
    }

    @Test
    void stringsThatEndBehindTheirMessageAreRefused() throws Exception {
        for (byte[] message : List.of(
                new byte[] {94, 0, 0, 0, 0, -1, -1, -1, -1, 1},
                new byte[] {94, 0, 0, 0, 0, 127, -1, -1, -1, 1},
                new byte[] {90, -1, -1, -1, -1, 's'},
                new byte[] {80, 0, 0, 0, 1},
                new byte[] {2, -1, -1, -1, -1},
                new byte[] {7, -1, -1, -1, -1, 0, 0, 0, 0},
                new byte[] {20})) {
            try (Talk talk = session(9)) {
                write(talk, message);
                assertThat(talk.waitForEnd()).contains(PROTOCOL_ERROR);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ciphers")
    void packetsHaveTheirLimits(Talk.Offer offer) throws Exception {
        try (Talk talk = Talk.loggedIn(target, offer)) {
            // RFC 4253 section 6.1: whole packets of 35000 bytes; and the smallest that there are.
            talk.send(Says.ignore(34_900));
            talk.send(Says.ignore(0));
            talk.settleWhole();
            assertThat(talk.isOver()).isFalse();
        }
        for (long length : new long[] {0, 1, 4, 7, 11, 13, 40_001, 65_536, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL}) {
            try (Talk talk = Talk.withKeys(target, offer)) {
                talk.wire.write(talk.wire.sealed(
                        Says.ping(),
                        packet ->
                                ByteBuffer.wrap(packet).putInt(0, (int) length).array()));
                assertThat(talk.waitForEnd().orElseThrow()).isIn(PROTOCOL_ERROR, MAC_ERROR);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ciphers")
    void paddingHasItsLimits(Talk.Offer offer) throws Exception {
        for (int padding : new int[] {0, 3, 200, 255}) {
            try (Talk talk = Talk.withKeys(target, offer)) {
                talk.wire.write(talk.wire.sealed(
                        Says.ping(),
                        packet -> ByteBuffer.wrap(packet).put(4, (byte) padding).array()));
                assertThat(talk.waitForEnd().orElseThrow()).isEqualTo(PROTOCOL_ERROR);
            }
        }
        // All of it may be padding: then there is no message.
        try (Talk talk = Talk.withKeys(target, offer)) {
            byte[] nothing = Bytes.wrap(SshPacket.builder(ByteBuffer.allocate(64))
                            .payload(new byte[0])
                            .randomPadding(new byte[talk.wire.paddingOfNothing()])
                            .build()
                            .flip())
                    .toArray();
            talk.wire.write(talk.wire.sealedPacket(nothing));
            assertThat(talk.waitForEnd().orElseThrow()).isEqualTo(PROTOCOL_ERROR);
        }
    }
}
