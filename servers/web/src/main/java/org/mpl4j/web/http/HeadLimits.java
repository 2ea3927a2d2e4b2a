package org.mpl4j.web.http;

/**
 * How much the head of a request may be.
 *
 * @param headBytes all of it, with the empty line at its end
 * @param targetBytes the request target
 * @param fields how many lines of fields
 */
public record HeadLimits(int headBytes, int targetBytes, int fields) {
    private static final int HEAD_BYTES = 16 * 1024;
    private static final int TARGET_BYTES = 8 * 1024;
    private static final int FIELDS = 100;

    /** Limits that no browser comes near. */
    public static final HeadLimits STANDARD = new HeadLimits(HEAD_BYTES, TARGET_BYTES, FIELDS);
}
