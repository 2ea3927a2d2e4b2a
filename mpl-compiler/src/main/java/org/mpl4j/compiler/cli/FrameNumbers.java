package org.mpl4j.compiler.cli;

import org.mpl4j.compiler.dissect.FrameRange;

/** Ranges of frame numbers, as {@code --frames} takes them. */
final class FrameNumbers {
    private FrameNumbers() {}

    /** {@code A..B}, {@code A..}, {@code ..B} or {@code A}. */
    static FrameRange parse(String text) {
        int dots = text.indexOf("..");
        String first = dots < 0 ? text : text.substring(0, dots);
        String last = dots < 0 ? text : text.substring(dots + 2);
        FrameRange range = new FrameRange(number(first, 1, text), number(last, Long.MAX_VALUE, text));
        if (range.first() < 1 || range.first() > range.last()) {
            throw wrongRange(text);
        }
        return range;
    }

    private static long number(String text, long ifEmpty, String whole) {
        try {
            return text.isEmpty() ? ifEmpty : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw wrongRange(whole);
        }
    }

    private static UsageException wrongRange(String text) {
        return new UsageException("--frames: `" + text + "` is no range of frame numbers; write 1..10, 5.. or 7");
    }
}
