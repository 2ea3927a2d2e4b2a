package org.mpl4j.tcpip.iface;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.packets.tcpip.PartialChecksum;
import org.mpl4j.tcpip.packets.tcpip.VirtioNetHeader;
import org.mpl4j.tcpip.phy.Device;

/** The headers of virtio-net before the frames of a device that has offloads. */
final class OffloadHeaders {
    private static final Offload NOTHING = new Offload();
    private static final int NONE = (int) VirtioNetHeader.Segmentation.None.value();
    private static final int TCP_V4 = (int) VirtioNetHeader.Segmentation.TcpV4.value();
    private static final int TCP_V6 = (int) VirtioNetHeader.Segmentation.TcpV6.value();
    private static final int UDP = (int) VirtioNetHeader.Segmentation.Udp.value();

    private final VirtioNetHeader.Writer writer = new VirtioNetHeader.Writer();
    private final VirtioNetHeader.Builder.Content content = this::content;
    private final PartialChecksum.Writer sumWriter = new PartialChecksum.Writer();
    private final PartialChecksum.Builder.Content sumContent = this::sum;
    private final PacketWriter sumOut = new PacketWriter();
    private Offload offload = NOTHING;
    private int start;
    private int datagramBytes;

    /** Reads the header of a frame, whose buffer then stands behind it; returns whether the frame's checksums are right. */
    boolean read(ByteBuffer frame) throws ParseException {
        VirtioNetHeader header = VirtioNetHeader.parse(frame);
        frame.position(frame.position() + Device.OFFLOAD_HEADER);
        datagramBytes = header.segmentationRaw() == UDP ? header.segmentSize() : 0;
        return header.needsChecksum() || header.dataValid();
    }

    /** How much data each of the datagrams has that the frame just read consists of; 0 if it is not such a frame. */
    int datagramBytes() {
        return datagramBytes;
    }

    /** Begins a frame with the header that says what is left to the device; null for nothing. */
    void write(PacketWriter out, @Nullable Offload left, int linkHeader) {
        offload = left == null ? NOTHING : left;
        start = linkHeader + offload.packetHeader();
        offload.setAt(Device.OFFLOAD_HEADER + start + offload.checksumAt());
        writer.write(out, content);
    }

    private VirtioNetHeader.Builder.Complete content(VirtioNetHeader.Builder.NeedsSegmentation builder) {
        if (offload == NOTHING) {
            return builder.segmentation(NONE);
        }
        boolean isCut = offload.segmentBytes() > 0;
        return builder.needsChecksum(true)
                .ecn(offload.saysReduced())
                .segmentation(isCut ? segmentation() : NONE)
                .headerLength(isCut ? start + offload.segmentHeader() : 0)
                .segmentSize(offload.segmentBytes())
                .checksumStart(start)
                .checksumOffset(offload.checksumAt());
    }

    private int segmentation() {
        return offload.isOfDatagrams() ? UDP : offload.isV4() ? TCP_V4 : TCP_V6;
    }

    /** Writes into a finished frame the part of the checksum that the device goes on with. */
    void complete(ByteBuffer frame, Offload left) {
        int end = frame.position();
        offload = left;
        sumOut.reset(frame.position(left.at()));
        sumWriter.write(sumOut, sumContent);
        frame.position(end);
    }

    private PartialChecksum.Builder.Complete sum(PartialChecksum.Builder.NeedsSum builder) {
        return builder.sum(offload.partialSum());
    }
}
