package org.mpl4j.tcpip.phy;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.packets.pcap.PcapHeader;
import org.mpl4j.tcpip.packets.pcap.PcapRecord;

/**
 * Frames of a capture file come in, as far apart in time as they were when they were recorded; the first one at the time of the first look. What is sent is lost. Frames that the
 * recording cut off are left out, and so is a record at the end that is cut off itself.
 */
public final class ReplayDevice implements Device {
    private static final long NANOSECONDS = 1_000_000_000;
    private static final int MICROSECOND = 1_000;

    private final ByteBuffer file;
    private final boolean isLittle;
    private final boolean isEthernet;
    private final int unit;
    private final int mtu;
    private @Nullable PcapRecord next;
    private long shift;
    private boolean isStarted;

    /**
     * Reads the header of a capture file.
     *
     * @param file all of it
     * @param mtu what {@link #mtu} says
     * @throws ParseException if it is none of Ethernet frames or IP packets
     */
    public ReplayDevice(ByteBuffer file, int mtu) throws ParseException {
        this.file = file.duplicate();
        this.mtu = mtu;
        PcapHeader header = PcapHeader.parseStrict(this.file);
        PcapHeader.Magic magic = header.magic();
        isLittle =
                magic.equals(PcapHeader.Magic.MicrosecondsSwapped) || magic.equals(PcapHeader.Magic.NanosecondsSwapped);
        boolean isFine =
                magic.equals(PcapHeader.Magic.Nanoseconds) || magic.equals(PcapHeader.Magic.NanosecondsSwapped);
        unit = isFine ? 1 : MICROSECOND;
        isEthernet = (header.linkType() & 0xffff) == Capture.LINK_TYPE_ETHERNET;
        if (!isEthernet && (header.linkType() & 0xffff) != Capture.LINK_TYPE_RAW) {
            throw ParseException.invalid(
                    "link_type", header.startOffset(), "Ethernet (1) or raw IP (101)", header.linkType());
        }
        this.file.position(header.endOffset());
        next = readNext();
    }

    private @Nullable PcapRecord readNext() throws ParseException {
        while (file.hasRemaining()) {
            if (PcapRecord.frameSize(file, isLittle) > file.remaining()) {
                return null;
            }
            PcapRecord record = PcapRecord.parse(file, isLittle);
            file.position(record.endOffset());
            if (record.originalLength() == record.capturedLength()) {
                return record;
            }
        }
        return null;
    }

    /** Whether all has been read. */
    public boolean isAtEnd() {
        return next == null;
    }

    @Override
    public boolean read(ByteBuffer into, long now) {
        PcapRecord record = next;
        if (record == null) {
            return false;
        }
        if (!isStarted) {
            isStarted = true;
            shift = now - time(record);
        }
        if (time(record) + shift > now) {
            return false;
        }
        Bytes data = record.data();
        data.copyTo(into.clear());
        into.flip();
        try {
            next = readNext();
        } catch (ParseException e) {
            next = null;
        }
        return true;
    }

    private long time(PcapRecord record) {
        return record.seconds() * NANOSECONDS + record.fraction() * unit;
    }

    @Override
    public long nextDeadline() {
        PcapRecord record = next;
        return record == null ? NEVER : isStarted ? time(record) + shift : 0;
    }

    @Override
    public int mtu() {
        return mtu;
    }

    @Override
    public boolean isEthernet() {
        return isEthernet;
    }

    @Override
    public boolean write(ByteBuffer frame, long now) {
        return true;
    }
}
