package org.mpl4j.tcpip.ip;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.clock.Timer;

/** The fragments of one packet, put where they belong. One that overlaps another and is not the same spoils the packet (RFC 5722, RFC 8200 section 4.5). */
final class Reassembly {
    static final int MOST = 0x1_0000;

    private static final int UNIT = 8;
    private static final int QUOTE = 1280;

    enum Outcome {
        INCOMPLETE,
        COMPLETE,
        SPOILED
    }

    final Timer timer;
    private final ByteBuffer content = ByteBuffer.allocateDirect(MOST);
    private final ByteBuffer quote = ByteBuffer.allocateDirect(QUOTE);
    private final long[] received = new long[MOST / UNIT / Long.SIZE];
    private final AddressPair addresses = new AddressPair();
    private long identification;
    private int protocol;
    private int receivedUnits;
    private int length;
    private boolean isInUse;
    private @Nullable NetInterface in;
    private int hopLimit;

    Reassembly(Fragments fragments) {
        timer = new Timer(() -> fragments.expired(this));
    }

    void begin(Datagram first, long number, int protocolNumber) {
        AddressPair pair = first.addresses();
        addresses.set(pair.sourceHigh(), pair.sourceLow(), pair.destHigh(), pair.destLow());
        identification = number;
        protocol = protocolNumber;
        receivedUnits = 0;
        length = -1;
        isInUse = true;
        in = first.in();
        hopLimit = first.hopLimit();
        Arrays.fill(received, 0);
        quote.clear().limit(0);
    }

    void end() {
        isInUse = false;
    }

    boolean isInUse() {
        return isInUse;
    }

    boolean isOf(AddressPair pair, long number, int protocolNumber) {
        return isInUse
                && identification == number
                && protocol == protocolNumber
                && addresses.sourceLow() == pair.sourceLow()
                && addresses.destLow() == pair.destLow()
                && addresses.sourceHigh() == pair.sourceHigh()
                && addresses.destHigh() == pair.destHigh();
    }

    /**
     * Adds a fragment.
     *
     * @param bytes what is in it
     * @param at where that belongs, in units of 8 bytes
     * @param isMore whether others follow
     * @param packet all of it, of which the first fragment's beginning is kept for those who are told about errors
     */
    Outcome add(Bytes bytes, int at, boolean isMore, Bytes packet) {
        int end = at * UNIT + bytes.length();
        if (end > 0xffff || isMore && bytes.length() % UNIT != 0 || bytes.isEmpty()) {
            return Outcome.SPOILED;
        }
        if (!isMore && length >= 0 && length != end || length >= 0 && end > length) {
            return Outcome.SPOILED;
        }
        int units = (bytes.length() + UNIT - 1) / UNIT;
        int known = count(at, at + units);
        if (known == units) {
            return Outcome.INCOMPLETE;
        }
        if (known > 0 || !isMore && count(at + units, MOST / UNIT) > 0) {
            return Outcome.SPOILED;
        }
        bytes.copyTo(content.clear().position(at * UNIT));
        mark(at, at + units);
        receivedUnits += units;
        if (!isMore) {
            length = end;
        }
        if (at == 0) {
            packet.slice(0, Math.min(packet.length(), QUOTE)).copyTo(quote.clear());
            quote.flip();
        }
        return length >= 0 && receivedUnits == (length + UNIT - 1) / UNIT ? Outcome.COMPLETE : Outcome.INCOMPLETE;
    }

    private int count(int from, int to) {
        int count = 0;
        for (int unit = from; unit < to; unit++) {
            count += (int) (received[unit >> 6] >>> unit & 1);
        }
        return count;
    }

    private void mark(int from, int to) {
        for (int unit = from; unit < to; unit++) {
            received[unit >> 6] |= 1L << unit;
        }
    }

    /** Makes a datagram of it. */
    void fill(Datagram datagram) {
        datagram.reassembled(
                Bytes.wrap(quote), protocol, Bytes.wrap(content.clear().limit(Math.max(length, 0))));
    }

    /** Whether the first fragment came; then a datagram is made of it. */
    boolean fillForError(Datagram datagram) {
        NetInterface from = in;
        if (from == null || !quote.hasRemaining()) {
            return false;
        }
        datagram.begin(from, Bytes.wrap(quote), false);
        datagram.header(hopLimit, 0, 0);
        datagram.addresses()
                .set(addresses.sourceHigh(), addresses.sourceLow(), addresses.destHigh(), addresses.destLow());
        datagram.reassembled(Bytes.wrap(quote), protocol, Bytes.EMPTY);
        return true;
    }
}
