package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.packets.tcpip.CookieInput;

/**
 * First sequence numbers that say all that is to be known of a connection (RFC 4987 section 3.6), so that nothing has to be kept until the other side has answered: five bits tell about when it was, three
 * how long segments may be, and 24 prove that it is ours. What else was agreed on is in the lowest six bits of the timestamp, which the other side echoes.
 */
final class SynCookies {
    private static final String ALGORITHM = "HmacSHA256";
    static final int KEY_OCTETS = 32;
    private static final int INPUT_OCTETS = 64;
    private static final int[] SEGMENTS = {216, 536, 1220, 1360, 1440, 1460, 4036, 8960};
    private static final long PERIOD = 64 * Durations.SECOND;
    private static final int LIFETIME = 2;
    private static final int PERIOD_SHIFT = 27;
    private static final int PERIOD_MASK = 0x1f;
    private static final int MSS_SHIFT = 24;
    private static final int MSS_MASK = 7;
    private static final int PROOF_MASK = 0xff_ffff;
    private static final int OPTIONS = 1 << 6;
    private static final int NO_SHIFT = 0xf;
    private static final int SACK = 0x10;
    private static final int ECN = 0x20;

    private final StackTime time;
    private int timestampOffset;
    private byte[] key = new byte[KEY_OCTETS];

    /** Made when there is a cookie: most stacks never have one, and what it takes of the JDK is loaded for long. Null until then, and when there is another key. */
    private @Nullable Mac mac;

    private final ByteBuffer input = ByteBuffer.allocate(INPUT_OCTETS);
    private final PacketWriter inputOut = new PacketWriter();
    private final CookieInput.Writer inputWriter = new CookieInput.Writer();
    private long sentAt = -LIFETIME * PERIOD;

    SynCookies(StackTime time, RandomGenerator random) {
        this.time = time;
        timestampOffset = random.nextInt();
        random.nextBytes(key);
    }

    private Mac mac() {
        Mac known = mac;
        if (known == null) {
            try {
                known = Mac.getInstance(ALGORITHM);
                known.init(new SecretKeySpec(key, ALGORITHM));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has " + ALGORITHM + ", for which every key will do", e);
            }
            mac = known;
        }
        return known;
    }

    /** What another stack needs to know cookies of this one. */
    TcpSecrets secrets(long sequenceSecret) {
        return new TcpSecrets(
                time.now(),
                sequenceSecret,
                Bytes.wrap(key.clone()),
                Timestamps.at(time.now(), timestampOffset),
                time.now() - sentAt);
    }

    /** Knows cookies of another stack, whose time {@link StackTime} has already. */
    void restore(TcpSecrets secrets) {
        key = secrets.cookieKey().toArray();
        mac = null;
        timestampOffset = secrets.cookieTimestamp() - Timestamps.at(time.now(), 0);
        sentAt = time.now() - secrets.cookieAge();
    }

    /** The offset that timestamps of connections have that began with a cookie. */
    int timestampOffset() {
        return timestampOffset + time.millisecondsAhead();
    }

    /** The first number that answers a SYN. */
    int cookie(Endpoints ends, Segment syn, int mss) {
        sentAt = time.now();
        int index = SEGMENTS.length - 1;
        while (index > 0 && SEGMENTS[index] > mss) {
            index--;
        }
        int period = period();
        return (period & PERIOD_MASK) << PERIOD_SHIFT | index << MSS_SHIFT | proof(ends, syn.sequence, period, index);
    }

    private int period() {
        return (int) (time.now() / PERIOD);
    }

    /** The timestamp that goes with it. It is not after the present one, so that later ones do not go back. */
    int timestamp(PeerOptions options) {
        int said = (options.isScaled ? options.windowShift : NO_SHIFT)
                | (options.hasSack ? SACK : 0)
                | (options.hasEcn ? ECN : 0);
        int now = Timestamps.at(time.now(), timestampOffset);
        int with = now & -OPTIONS | said;
        return Sequence.isAtMost(with, now) ? with : with - OPTIONS;
    }

    /**
     * Whether an acknowledgment is of a cookie of the last minutes; then {@code syn} becomes what the SYN was, as far as that was kept.
     */
    boolean isReturned(Endpoints ends, Segment in, Segment syn) {
        if (time.now() - sentAt > LIFETIME * PERIOD) {
            return false;
        }
        int cookie = in.acknowledgment - 1;
        int now = period();
        int age = now - (cookie >>> PERIOD_SHIFT) & PERIOD_MASK;
        int index = cookie >>> MSS_SHIFT & MSS_MASK;
        if (age >= LIFETIME || (cookie & PROOF_MASK) != proof(ends, in.sequence - 1, now - age, index)) {
            return false;
        }
        int said = in.hasTimestamps ? in.echoedTimestamp & OPTIONS - 1 : NO_SHIFT;
        int shift = said & NO_SHIFT;
        syn.syn = true;
        syn.sequence = in.sequence - 1;
        syn.mss = SEGMENTS[index];
        syn.windowShift = shift == NO_SHIFT ? Segment.ABSENT : shift;
        syn.isSackPermitted = (said & SACK) != 0;
        syn.hasTimestamps = in.hasTimestamps;
        syn.timestamp = in.timestamp;
        syn.ece = (said & ECN) != 0;
        syn.cwr = syn.ece;
        return true;
    }

    private int proof(Endpoints ends, int sequence, int period, int mssIndex) {
        inputOut.reset(input.clear());
        inputWriter.write(
                inputOut,
                builder -> builder.localHigh(ends.localHigh())
                        .localLow(ends.localLow())
                        .remoteHigh(ends.remoteHigh())
                        .remoteLow(ends.remoteLow())
                        .localPort(ends.localPort())
                        .remotePort(ends.remotePort())
                        .sequence(Sequence.number(sequence))
                        .period(Sequence.number(period))
                        .mssIndex(mssIndex));
        inputOut.finish();
        Mac proving = mac();
        proving.update(input.flip());
        byte[] digest = proving.doFinal();
        return (digest[0] & 0xff) << 16 | (digest[1] & 0xff) << 8 | digest[2] & 0xff;
    }
}
