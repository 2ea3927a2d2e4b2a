package org.mpl4j.compiler.capture;

/** A capture that cannot be read (further). The message is for people and says where. */
public final class CaptureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * @param offset of the byte in the (uncompressed) capture where it goes wrong
     */
    public CaptureException(String message, long offset) {
        super(message);
        this.offset = offset;
    }

    public long offset() {
        return offset;
    }
}
