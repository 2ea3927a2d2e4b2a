/**
 * Checksums over parts of buffers. {@link org.mpl4j.runtime.checksum.Checksum} lists what a specification can name in
 * {@code checksum(..)}; a sum under way is a {@code long}, so that nothing is allocated. The classes behind it can be
 * used by themselves.
 */
package org.mpl4j.runtime.checksum;
