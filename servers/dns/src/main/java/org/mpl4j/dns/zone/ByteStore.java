package org.mpl4j.dns.zone;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Keeps many short runs of bytes in few big heap buffers. What is kept stays where it is; a buffer is garbage when nothing in it is referred to.
 *
 * <p>A run has a place: the number of its buffer and its index there, in one number.
 */
final class ByteStore {
    private static final int SMALLEST = 1 << 9;

    /** Not so large that a garbage collector gives each one regions of its own, which it fills badly. */
    private static final int LARGEST = 1 << 18;

    private final List<ByteBuffer> buffers = new ArrayList<>();
    private ByteBuffer last;
    private int end;
    private long total;

    /**
     * An empty store.
     *
     * @param firstSize how many bytes are expected at first
     */
    ByteStore(int firstSize) {
        last = ByteBuffer.allocate(firstSize);
        buffers.add(last);
    }

    ByteStore() {
        this(SMALLEST);
    }

    /** Makes sure that so many bytes, in one or more runs, are put next to each other. */
    void reserve(int octets) {
        if (octets > last.capacity() - end) {
            int size = (int) Math.min(Math.max(total, SMALLEST), LARGEST);
            last = ByteBuffer.allocate(Math.max(size, octets));
            buffers.add(last);
            end = 0;
        }
    }

    /** Keeps a copy of bytes. */
    long put(Bytes bytes) {
        reserve(bytes.length());
        long place = (long) (buffers.size() - 1) << Integer.SIZE | end;
        bytes.putTo(last, end);
        end += bytes.length();
        total += bytes.length();
        return place;
    }

    /** Keeps a copy of a name, without compression. */
    DnsName put(DnsName name) {
        int octets = name.wireLength();
        reserve(octets);
        DnsName copy = name.copy(last, end);
        end += octets;
        total += octets;
        return copy;
    }

    ByteBuffer buffer(long place) {
        return buffers.get((int) (place >>> Integer.SIZE));
    }

    static int index(long place) {
        return (int) place;
    }

    /** How many bytes are kept. */
    long total() {
        return total;
    }
}
