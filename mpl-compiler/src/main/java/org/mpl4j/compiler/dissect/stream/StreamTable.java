package org.mpl4j.compiler.dissect.stream;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The streams of a capture, each direction of a connection one. Those that have been quiet for longest are forgotten where there are too many. For one thread. */
public final class StreamTable {
    private static final int MOST_STREAMS = 8192;
    private static final long MOST_BYTES = 256L << 20;

    private final int mostStreams;
    private final Map<String, OrderedBytes> streams = new LinkedHashMap<>(16, 0.75f, true);
    private long byteCount;

    public StreamTable() {
        this(MOST_STREAMS);
    }

    StreamTable(int mostStreams) {
        this.mostStreams = mostStreams;
    }

    /** The stream of that name; a new one, if there is none. */
    public OrderedBytes of(String name) {
        OrderedBytes stream = streams.computeIfAbsent(name, unused -> new OrderedBytes());
        if (streams.size() > mostStreams) {
            forgetOldest(stream);
        }
        return stream;
    }

    /** Notes that a stream keeps more bytes, or fewer, than before. */
    public void kept(OrderedBytes stream, long difference) {
        byteCount += difference;
        while (byteCount > MOST_BYTES && streams.size() > 1) {
            forgetOldest(stream);
        }
    }

    private void forgetOldest(OrderedBytes butNot) {
        Iterator<OrderedBytes> oldest = streams.values().iterator();
        OrderedBytes stream = oldest.next();
        if (stream == butNot) {
            stream = oldest.next();
        }
        byteCount -= stream.keptBytes();
        oldest.remove();
    }

    int count() {
        return streams.size();
    }
}
