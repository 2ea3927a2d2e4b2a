package org.mpl4j.runtime;

/**
 * Writes the content of a field of bytes straight to where it belongs, so that a packet in a payload needs no copy: {@code
 * payload(out -> Tcp.write(out, pseudo, tcp -> ..))}.
 */
@FunctionalInterface
public interface PayloadWriter {
    /**
     * Appends the content.
     *
     * @param out where to; only appended to
     * @throws BuildException if it does not fit
     */
    void write(PacketWriter out);
}
