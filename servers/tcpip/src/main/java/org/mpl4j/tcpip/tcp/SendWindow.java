package org.mpl4j.tcpip.tcp;

/** How much the other side takes, as it said last (RFC 9293 section 3.10.7.4, SND.WND, SND.WL1 and SND.WL2). In bytes. */
final class SendWindow {
    private final PeerOptions options;
    private int size;
    private int largest;
    private int sequence;
    private int acknowledgment;

    SendWindow(PeerOptions options) {
        this.options = options;
    }

    int size() {
        return size;
    }

    boolean isClosed() {
        return size == 0;
    }

    /** The largest that there was. */
    int largest() {
        return largest;
    }

    /** What a segment says of the window, in bytes. */
    int of(Segment in) {
        return in.syn ? in.window : in.window << options.windowShift;
    }

    /** Takes what a segment says, if it is not older than what was said last; returns whether the window was closed and is open now. */
    boolean take(Segment in) {
        boolean isNews = Sequence.isBefore(sequence, in.sequence)
                || sequence == in.sequence && Sequence.isAtMost(acknowledgment, in.acknowledgment);
        return isNews && set(in);
    }

    ConnectionImage.Window image() {
        return new ConnectionImage.Window(size, largest, sequence, acknowledgment);
    }

    void restore(ConnectionImage.Window image) {
        size = image.size();
        largest = image.largest();
        sequence = image.sequence();
        acknowledgment = image.acknowledgment();
    }

    boolean set(Segment in) {
        boolean wasClosed = size == 0;
        size = of(in);
        largest = Math.max(largest, size);
        sequence = in.sequence;
        acknowledgment = in.acknowledgment;
        return wasClosed && size > 0;
    }
}
