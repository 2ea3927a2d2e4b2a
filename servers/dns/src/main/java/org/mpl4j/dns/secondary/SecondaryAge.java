package org.mpl4j.dns.secondary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/**
 * How old a zone is that is had from a primary.
 *
 * @param zone its name
 * @param serial of the version that the primary gave, -1 if there is none
 * @param confirmed when a primary last said that it is the newest; null if none did
 * @param expires when it is served no more, if nothing is heard of it until then; null if it was never had
 */
public record SecondaryAge(
        DnsName zone,
        long serial,
        @Nullable Instant confirmed,
        @Nullable Instant expires) {}
