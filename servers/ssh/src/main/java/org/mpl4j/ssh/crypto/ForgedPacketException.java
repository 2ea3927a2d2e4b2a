package org.mpl4j.ssh.crypto;

/** A packet's tag is wrong: it was changed on its way, or made by someone without the keys. */
public final class ForgedPacketException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says so. */
    public ForgedPacketException() {
        super(
                "the packet's authentication tag is wrong: it was changed on its way, or not encrypted with the agreed keys");
    }
}
