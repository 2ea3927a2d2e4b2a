package org.mpl4j.compiler.dissect;

import org.mpl4j.runtime.ParseException;

/**
 * Why a frame could not be taken apart (further).
 *
 * @param packet whose bytes are wrong
 * @param field in it, as a path; empty if it is no field
 * @param offset from the start of the frame, or of what was put together from several frames
 * @param message what was expected and found
 */
public record Fault(String packet, String field, long offset, String message) {
    static Fault of(String packet, ParseException error, long origin) {
        return new Fault(
                packet,
                error.path(),
                error.offset() - origin,
                "expected " + error.expected() + ", got " + error.actual());
    }
}
