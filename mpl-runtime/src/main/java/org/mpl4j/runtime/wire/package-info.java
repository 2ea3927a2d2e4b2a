/**
 * Bytes and bits at absolute places of a {@link java.nio.ByteBuffer}, without a notion of packets: the odd widths and
 * byte orders that the buffer itself does not offer, and the labels of domain names. Depends on nothing else here;
 * nothing in it allocates.
 *
 * <p>Unless a method says otherwise, buffers must be in big-endian byte order ({@link java.nio.ByteOrder#BIG_ENDIAN}),
 * which they are by default, and an index that is not inside the buffer is an {@link
 * java.lang.IndexOutOfBoundsException}.
 */
package org.mpl4j.runtime.wire;
