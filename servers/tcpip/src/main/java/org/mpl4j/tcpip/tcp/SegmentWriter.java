package org.mpl4j.tcpip.tcp;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.ip.IpOutput;
import org.mpl4j.tcpip.ip.Outgoing;
import org.mpl4j.tcpip.ip.SendResult;
import org.mpl4j.tcpip.packets.tcp.Tcp;
import org.mpl4j.tcpip.packets.tcp.TcpOption;

/** Sends segments. Whoever sends one sets what is in it first, and then says where it goes. */
final class SegmentWriter {
    static final int HEADER = 20;

    /** How long all options may be. */
    static final int MOST_OPTIONS = 40;

    /** The option, and two bytes of padding. */
    static final int TIMESTAMPS = 12;

    /** The option without blocks, and two bytes of padding. */
    static final int SACK = 4;

    /** A block of selective acknowledgment. */
    static final int SACK_BLOCK = 8;

    /** The option, and two bytes of padding. */
    private static final int SACK_PERMITTED = 4;

    private static final int MSS = 4;
    private static final int CHECKSUM_AT = 16;

    /** The option, and one byte of padding. */
    private static final int WINDOW_SCALE = 4;

    private final IpOutput output;
    private final Counts<TcpEvent> counts;
    private final Outgoing outgoing = new Outgoing();
    private final Tcp.Writer writer = new Tcp.Writer();
    private final Tcp.Builder.Content content = this::content;
    private final PayloadWriter packet = this::write;
    private final PayloadWriter payload = this::payload;
    private final PayloadWriter none = out -> {};
    private final Consumer<Tcp.Builder.OptionsList> options = this::options;
    private final TcpOption.Builder.Content noOperation = TcpOption.Builder.NeedsKindBranch::asNoOperation;
    private final TcpOption.Builder.Content mssOption = this::mss;
    private final TcpOption.Builder.Content scaleOption = this::scale;
    private final TcpOption.Builder.Content timestampsOption = this::timestamps;
    private final TcpOption.Builder.Content sackPermittedOption = TcpOption.Builder.NeedsKindBranch::asSackPermitted;
    private final TcpOption.Builder.Content sackOption = this::sack;
    private final Consumer<TcpOption.Builder.SackBlocksList> sackBlocks = this::sackBlocks;
    private final TcpOption.Builder.SackBlocksItemContent sackBlock = this::sackBlock;

    int sequence;
    int acknowledgment;
    int window;
    boolean ack;
    boolean rst;
    boolean syn;
    boolean fin;
    boolean push;
    boolean ece;
    boolean cwr;

    /** What IP's header says of congestion (RFC 3168 section 5). */
    int ecn;

    int mss;
    int windowShift;
    boolean hasTimestamps;
    int timestamp;
    int echoedTimestamp;
    boolean isSackPermitted;

    /** What is acknowledged selectively. */
    final SackBlocks blocks = new SackBlocks();

    private int blockAt;
    private @Nullable SendBuffer data;
    private int offset;
    private int length;
    private int segment;
    private int sourcePort;
    private int destPort;

    SegmentWriter(IpOutput output, Counts<TcpEvent> counts) {
        this.output = output;
        this.counts = counts;
    }

    /** Begins anew: a segment without flags, options and data. */
    SegmentWriter begin(int from, int to) {
        sourcePort = from;
        destPort = to;
        acknowledgment = 0;
        window = 0;
        ack = false;
        rst = false;
        syn = false;
        fin = false;
        push = false;
        ece = false;
        cwr = false;
        ecn = 0;
        isSackPermitted = false;
        blocks.clear();
        mss = Segment.ABSENT;
        windowShift = Segment.ABSENT;
        hasTimestamps = false;
        data = null;
        length = 0;
        segment = 0;
        return this;
    }

    /** Adds data, at most so much of which goes into one packet: what is more is for a device that cuts packets. */
    void data(SendBuffer buffer, int from, int count, int segmentBytes) {
        data = buffer;
        offset = from;
        length = count;
        segment = segmentBytes;
    }

    SendResult send(long sourceHigh, long sourceLow, long destHigh, long destLow) {
        int optionBytes = (mss == Segment.ABSENT ? 0 : MSS)
                + (windowShift == Segment.ABSENT ? 0 : WINDOW_SCALE)
                + (isSackPermitted ? SACK_PERMITTED : 0)
                + (hasTimestamps ? TIMESTAMPS : 0)
                + (blocks.count() > 0 ? SACK + blocks.count() * SACK_BLOCK : 0);
        outgoing.to(TcpLayer.PROTOCOL, sourceHigh, sourceLow, destHigh, destLow)
                .unfragmented()
                .trafficClass(ecn)
                .payload(HEADER + optionBytes + length, packet)
                .checksumAt(CHECKSUM_AT)
                .segments(HEADER + optionBytes, segment, cwr);
        counts.add(TcpEvent.SENT);
        return output.send(outgoing);
    }

    private void write(PacketWriter out) {
        writer.write(out, outgoing.addresses().pseudo(), content);
        if (outgoing.leavesChecksum()) {
            payload(out);
        }
    }

    private Tcp.Builder.Complete content(Tcp.Builder.NeedsSourcePort builder) {
        return builder.sourcePort(sourcePort)
                .destPort(destPort)
                .sequence(Sequence.number(sequence))
                .acknowledgment(Sequence.number(acknowledgment))
                .cwr(cwr)
                .ece(ece)
                .ack(ack)
                .rst(rst)
                .syn(syn)
                .fin(fin)
                .psh(push)
                .window(window)
                .options(options)
                .payload(outgoing.leavesChecksum() ? none : payload);
    }

    private void payload(PacketWriter out) {
        SendBuffer buffer = data;
        if (buffer != null) {
            buffer.write(out, offset, length);
        }
    }

    private void options(Tcp.Builder.OptionsList list) {
        if (mss != Segment.ABSENT) {
            list.add(mssOption);
        }
        if (windowShift != Segment.ABSENT) {
            list.add(noOperation).add(scaleOption);
        }
        if (hasTimestamps) {
            list.add(noOperation).add(noOperation).add(timestampsOption);
        }
        if (isSackPermitted) {
            list.add(noOperation).add(noOperation).add(sackPermittedOption);
        }
        if (blocks.count() > 0) {
            list.add(noOperation).add(noOperation).add(sackOption);
        }
    }

    private TcpOption.Builder.Complete mss(TcpOption.Builder.NeedsKindBranch builder) {
        return builder.asMaximumSegmentSize().mss(mss);
    }

    private TcpOption.Builder.Complete scale(TcpOption.Builder.NeedsKindBranch builder) {
        return builder.asWindowScale().shift(windowShift);
    }

    private TcpOption.Builder.Complete timestamps(TcpOption.Builder.NeedsKindBranch builder) {
        return builder.asTimestamps().tsValue(Sequence.number(timestamp)).tsEchoReply(Sequence.number(echoedTimestamp));
    }

    private TcpOption.Builder.Complete sack(TcpOption.Builder.NeedsKindBranch builder) {
        return builder.asSack().blocks(sackBlocks);
    }

    private void sackBlocks(TcpOption.Builder.SackBlocksList list) {
        for (blockAt = 0; blockAt < blocks.count(); blockAt++) {
            list.add(sackBlock);
        }
    }

    private TcpOption.Builder.SackBlocksItemComplete sackBlock(TcpOption.Builder.SackBlocksItemNeedsLeftEdge builder) {
        return builder.leftEdge(Sequence.number(blocks.left(blockAt)))
                .rightEdge(Sequence.number(blocks.right(blockAt)));
    }
}
