package org.mpl4j.compiler.dissect.agreement;

/**
 * A field that tshark has found.
 *
 * @param start offset of its first byte in the frame, or in what was put together
 * @param end offset after its last byte; that of bits is after the bytes that hold them
 * @param shown the value as tshark writes it
 * @param raw its bytes in hexadecimal; of bits, their number
 * @param isInPieces whether it belongs to what TCP or fragments of IP carry, which may be put together
 */
record TsharkField(String name, int start, int end, String shown, String raw, boolean isInPieces)
        implements Positioned {
    @Override
    public String toString() {
        return name + " " + shown + " at " + start + ".." + end;
    }
}
