package org.mpl4j.dns.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/**
 * A zone that a catalog lists (RFC 9432 section 4.1).
 *
 * @param zone its name
 * @param label of the node that lists it: with another one it is another zone, of which nothing is to be kept
 * @param groups what consumers may go by to configure it (section 4.3.2)
 * @param nextCatalog the catalog that may take it over, null if none may (section 4.3.1)
 */
record CatalogMember(
        DnsName zone,
        String label,
        List<String> groups,
        @Nullable DnsName nextCatalog) {
    CatalogMember {
        groups = List.copyOf(groups);
    }
}
