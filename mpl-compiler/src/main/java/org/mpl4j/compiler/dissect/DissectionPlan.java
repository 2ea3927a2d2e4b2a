package org.mpl4j.compiler.dissect;

import java.util.function.Supplier;

/**
 * What is to be done with the frames of a capture.
 *
 * @param range the frames that are looked at
 * @param filter which of them are written
 * @param most how many are written at the most
 * @param writers makes one writer a thread
 * @param threads how many take frames apart; one where the dissector needs all frames
 */
public record DissectionPlan(
        Dissector dissector,
        FrameRange range,
        FrameFilter filter,
        long most,
        Supplier<FrameWriter> writers,
        int threads) {}
