package org.mpl4j.compiler.capture;

/**
 * A frame of a capture.
 *
 * @param number its place in the capture, from 1
 * @param linkType what it starts with: a number of the LINKTYPE registry
 * @param start index of its first byte in the buffer of its batch
 * @param length how many bytes of it were kept
 * @param originalLength how many bytes it had on the wire
 */
public record Frame(long number, Timestamp time, int linkType, int start, int length, long originalLength) {
    /** The index after its last byte. */
    public int end() {
        return start + length;
    }

    /** Whether the capture left out the end of the frame. */
    public boolean isCut() {
        return length < originalLength;
    }
}
