package org.mpl4j.runtime;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * An immutable view of a packet that was parsed: positions in a buffer, and no copy of anything. Implemented by every
 * generated packet, branch and array element.
 *
 * <p>The view is as good as the bytes under it: whoever overwrites them, or lowers the buffer's limit, invalidates it.
 * As nothing in a view changes, views can be shared between threads under the same condition.
 */
public interface View {
    /**
     * The buffer that the packet lies in, in big-endian byte order; not a copy, and writable if the caller's was. Its
     * position says nothing.
     *
     * @return the buffer that absolute indexes refer to
     */
    ByteBuffer buffer();

    /**
     * Where the packet starts.
     *
     * @return the absolute index of its first byte
     */
    int startOffset();

    /**
     * Where the packet ends.
     *
     * @return the absolute index of the first byte after it
     */
    int endOffset();

    /**
     * How long the packet is.
     *
     * @return its length in bytes
     */
    default int byteLength() {
        return endOffset() - startOffset();
    }

    /**
     * The packet's bytes, exactly as they were parsed.
     *
     * @return a slice, not a copy
     */
    default Bytes encoded() {
        return Bytes.view(buffer(), startOffset(), byteLength());
    }

    /**
     * Where the packet breaks rules of its specification that do not keep it from being read: const, min, max, value,
     * align and checksum, nested packets included.
     *
     * @return the violations in the order of the fields; empty if there are none
     */
    List<Violation> violations();
}
