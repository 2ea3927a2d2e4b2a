package org.mpl4j.bench.conduit;

/** What is measured. */
enum ChannelRow {
    WRITES_64("a stream, writes of 64 B", 64, false, false),
    WRITES_4K("a stream, writes of 4 KiB", 4 << 10, false, false),
    WRITES_64K("a stream, writes of 64 KiB", 64 << 10, false, false),
    PING_PONG("64 B there and back", 64, true, false),
    PING_PONG_VIRTUAL("64 B there and back, virtual threads", 64, true, true);

    private final String title;
    private final int size;
    private final boolean isRoundTrip;
    private final boolean isVirtual;

    ChannelRow(String title, int size, boolean isRoundTrip, boolean isVirtual) {
        this.title = title;
        this.size = size;
        this.isRoundTrip = isRoundTrip;
        this.isVirtual = isVirtual;
    }

    String title() {
        return title;
    }

    /** How many bytes are written at once. */
    int size() {
        return size;
    }

    /** Whether they come back before the next ones go. */
    boolean isRoundTrip() {
        return isRoundTrip;
    }

    /** Whether both ends are virtual threads. */
    boolean isVirtual() {
        return isVirtual;
    }
}
