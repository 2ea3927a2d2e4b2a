package org.mpl4j.web.connection;

import org.mpl4j.web.content.ResourceCache;
import org.mpl4j.web.http.HeadLimits;

/**
 * What all connections serve.
 *
 * @param resources the files
 * @param limits for heads
 * @param contentBytes how much content of a request is passed over, as nothing is done with it; a request with more is refused
 */
public record Site(ResourceCache resources, HeadLimits limits, long contentBytes) {
    private static final long CONTENT_BYTES = 1 << 20;

    /** With limits for a public server. */
    public Site(ResourceCache resources) {
        this(resources, HeadLimits.STANDARD, CONTENT_BYTES);
    }
}
