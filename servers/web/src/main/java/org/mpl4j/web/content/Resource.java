package org.mpl4j.web.content;

import org.jspecify.annotations.Nullable;
import org.mpl4j.web.http.CodingPreferences;

/** A file with all its representations. */
public final class Resource {
    private final String key;
    private final Representation plain;
    private final @Nullable Representation brotli;
    private final @Nullable Representation gzip;
    private volatile long checkedAt;
    private volatile boolean isGone;

    Resource(
            String key,
            Representation plain,
            @Nullable Representation brotli,
            @Nullable Representation gzip,
            long checkedAt) {
        this.key = key;
        this.plain = plain;
        this.brotli = brotli;
        this.gzip = gzip;
        this.checkedAt = checkedAt;
    }

    /** {@return whether there is only one representation, so that preferences do not matter} */
    public boolean isSingle() {
        return brotli == null && gzip == null;
    }

    /** {@return the representation that a client likes best; the bytes as they are if it likes none} */
    public Representation choose(CodingPreferences preferences) {
        Representation best = plain;
        int quality = preferences.identity();
        if (gzip != null && preferences.gzip() > 0 && preferences.gzip() >= quality) {
            best = gzip;
            quality = preferences.gzip();
        }
        if (brotli != null && preferences.brotli() > 0 && preferences.brotli() >= quality) {
            best = brotli;
        }
        return best;
    }

    /** {@return the bytes as they are} */
    public Representation plain() {
        return plain;
    }

    @Nullable
    Representation brotli() {
        return brotli;
    }

    @Nullable
    Representation gzip() {
        return gzip;
    }

    String key() {
        return key;
    }

    /** When the files were looked at, in nanoseconds of the clock. */
    long checkedAt() {
        return checkedAt;
    }

    void checkedAt(long now) {
        checkedAt = now;
    }

    /** Whether it is not to be used any more. */
    boolean isGone() {
        return isGone;
    }

    void go() {
        isGone = true;
    }

    long memoryBytes() {
        return plain.memoryBytes()
                + (brotli == null ? 0 : brotli.memoryBytes())
                + (gzip == null ? 0 : gzip.memoryBytes())
                + 2L * key.length();
    }
}
