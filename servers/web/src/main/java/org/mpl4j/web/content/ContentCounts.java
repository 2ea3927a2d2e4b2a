package org.mpl4j.web.content;

import java.util.concurrent.atomic.LongAdder;

/**
 * What became of files that were looked for beyond the hottest.
 *
 * @param loads files that were read from disk, or read again
 * @param evictions files that made room for others
 * @param checks files that were looked at to see whether they have changed
 */
public record ContentCounts(LongAdder loads, LongAdder evictions, LongAdder checks) {
    /** All at zero. */
    public ContentCounts() {
        this(new LongAdder(), new LongAdder(), new LongAdder());
    }
}
