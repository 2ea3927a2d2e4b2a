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

    private final WritableByteChannel file;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
    private final PacketWriter out = new PacketWriter();
    private final PcapRecord.Writer writer = new PcapRecord.Writer();
    private final PcapRecord.Builder.Content record = this::record;
    private Bytes data = Bytes.EMPTY;
    private long time;

    /**
     * Begins a capture.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public Capture(WritableByteChannel file, boolean isEthernet) {
        this.file = file;
        PcapHeader.builder(room)
                .magic(PcapHeader.Magic.Nanoseconds)
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
        data = Bytes.wrap(frame);
        time = now;
        out.reset(room.clear());
        writer.write(out, false, record);
        out.finish();
        flush();
    }

    private PcapRecord.Builder.Complete record(PcapRecord.Builder.NeedsSeconds builder) {
        return builder.seconds(time / NANOSECONDS)
                .fraction(time % NANOSECONDS)
                .originalLength(data.length())
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
