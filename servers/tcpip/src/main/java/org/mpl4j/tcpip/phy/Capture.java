package org.mpl4j.tcpip.phy;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.tcpip.packets.pcap.PcapHeader;
import org.mpl4j.tcpip.packets.pcap.PcapRecord;

/** Writes frames to a capture file, with times in nanoseconds. */
public final class Capture implements Closeable {
    static final int LINK_TYPE_ETHERNET = 1;
    static final int LINK_TYPE_RAW = 101;

    private static final long NANOSECONDS = 1_000_000_000;
    private static final int ROOM = 0x1_1000;

    /** How many bytes are kept of a frame, if nothing else is said: all. */
    private static final int ALL = 262_144;

    private final WritableByteChannel file;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
    private final PacketWriter out = new PacketWriter();
    private final PcapRecord.Writer writer = new PcapRecord.Writer();
    private final PcapRecord.Builder.Content record = this::record;
    private final int snapLength;
    private Bytes data = Bytes.EMPTY;
    private int length;
    private long time;

    /**
     * Begins a capture.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public Capture(WritableByteChannel file, boolean isEthernet) {
        this(file, isEthernet, ALL);
    }

    /**
     * Begins a capture of the beginnings of frames.
     *
     * @param snapLength how many bytes are kept of a frame at the most
     * @throws UncheckedIOException if it cannot be written
     */
    public Capture(WritableByteChannel file, boolean isEthernet, int snapLength) {
        this.file = file;
        this.snapLength = snapLength;
        PcapHeader.builder(room)
                .magic(PcapHeader.Magic.Nanoseconds)
                .snapLength(snapLength)
                .linkType(isEthernet ? LINK_TYPE_ETHERNET : LINK_TYPE_RAW)
                .build();
        flush();
    }

    /**
     * Appends a frame.
     *
     * @param frame from its position to its limit
     * @param now when it was there
     * @throws UncheckedIOException if it cannot be written
     */
    public void add(ByteBuffer frame, long now) {
        length = frame.remaining();
        Bytes whole = Bytes.wrap(frame);
        data = length > snapLength ? whole.slice(0, snapLength) : whole;
        time = now;
        out.reset(room.clear());
        writer.write(out, false, record);
        out.finish();
        flush();
    }

    private PcapRecord.Builder.Complete record(PcapRecord.Builder.NeedsSeconds builder) {
        return builder.seconds(time / NANOSECONDS)
                .fraction(time % NANOSECONDS)
                .originalLength(length)
                .data(data);
    }

    private void flush() {
        room.flip();
        try {
            while (room.hasRemaining()) {
                file.write(room);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the capture: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
