package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.mpl4j.tcpip.packets.tcp.Tcp;
import org.mpl4j.tcpip.packets.tcp.TcpOption;

/** A segment that came in. The same object is used for the next one. */
final class Segment {
    /** What {@link #mss} and {@link #windowShift} are if there is no such option. */
    static final int ABSENT = -1;

    private static final int MOST_SHIFT = 14;
    private static final int MOST_BLOCKS = 4;

    private final TcpOption optionView = new TcpOption();
    private final TcpOption.KindBranch.MaximumSegmentSize mssView = new TcpOption.KindBranch.MaximumSegmentSize();
    private final TcpOption.KindBranch.WindowScale scaleView = new TcpOption.KindBranch.WindowScale();
    private final TcpOption.KindBranch.Timestamps timestampsView = new TcpOption.KindBranch.Timestamps();
    private final TcpOption.KindBranch.Sack sackView = new TcpOption.KindBranch.Sack();
    private final TcpOption.KindBranch.Sack.BlocksItem blockView = new TcpOption.KindBranch.Sack.BlocksItem();
    private final Consumer<TcpOption> readOption = this::read;
    private final Consumer<TcpOption.KindBranch.Sack.BlocksItem> readBlock = this::read;

    int sourcePort;
    int destPort;
    int sequence;
    int acknowledgment;
    int window;
    boolean ack;
    boolean rst;
    boolean syn;
    boolean fin;
    boolean ece;
    boolean cwr;

    /** What IP's header said of congestion (RFC 3168 section 5). */
    int ecn;

    /** The buffer that data is in, and where. */
    ByteBuffer data = ByteBuffer.allocateDirect(0);

    int dataStart;
    int dataLength;
    int mss;
    int windowShift;
    boolean hasTimestamps;
    int timestamp;
    int echoedTimestamp;
    boolean isSackPermitted;
    final int[] sackLeft = new int[MOST_BLOCKS];
    final int[] sackRight = new int[MOST_BLOCKS];
    int sackCount;

    void read(Tcp tcp, int ecnOfPacket) {
        ecn = ecnOfPacket;
        sourcePort = tcp.sourcePort();
        destPort = tcp.destPort();
        sequence = (int) tcp.sequence();
        acknowledgment = (int) tcp.acknowledgment();
        window = tcp.window();
        ack = tcp.ack();
        rst = tcp.rst();
        syn = tcp.syn();
        fin = tcp.fin();
        ece = tcp.ece();
        cwr = tcp.cwr();
        data = tcp.buffer();
        dataStart = tcp.payloadStartOffset();
        dataLength = tcp.payloadEndOffset() - dataStart;
        mss = ABSENT;
        windowShift = ABSENT;
        hasTimestamps = false;
        isSackPermitted = false;
        sackCount = 0;
        tcp.options(optionView, readOption);
    }

    private void read(TcpOption option) {
        switch (option.kindKind()) {
            case MaximumSegmentSize ->
                mss = option.asMaximumSegmentSize(mssView).mss();
            case WindowScale ->
                windowShift = Math.min(option.asWindowScale(scaleView).shift(), MOST_SHIFT);
            case Timestamps -> {
                option.asTimestamps(timestampsView);
                read(timestampsView);
            }
            case SackPermitted -> isSackPermitted = true;
            case Sack -> {
                sackCount = 0;
                option.asSack(sackView).blocks(blockView, readBlock);
            }
            default -> {}
        }
    }

    private void read(TcpOption.KindBranch.Timestamps option) {
        hasTimestamps = true;
        timestamp = (int) option.tsValue();
        echoedTimestamp = (int) option.tsEchoReply();
    }

    private void read(TcpOption.KindBranch.Sack.BlocksItem block) {
        if (sackCount < MOST_BLOCKS) {
            sackLeft[sackCount] = (int) block.leftEdge();
            sackRight[sackCount] = (int) block.rightEdge();
            sackCount++;
        }
    }

    /** How many sequence numbers it takes. */
    int length() {
        return dataLength + (syn ? 1 : 0) + (fin ? 1 : 0);
    }
}
