package org.mpl4j.compiler.dissect;

/**
 * Which frames of a capture are looked at, by number.
 *
 * @param first from 1
 * @param last itself included
 */
public record FrameRange(long first, long last) {
    public static final FrameRange ALL = new FrameRange(1, Long.MAX_VALUE);

    boolean contains(long number) {
        return number >= first && number <= last;
    }
}
