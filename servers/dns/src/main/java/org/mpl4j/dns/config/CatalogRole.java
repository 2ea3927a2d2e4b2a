package org.mpl4j.dns.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/** What a zone has to do with catalogs: zones that list zones (RFC 9432). */
public sealed interface CatalogRole {
    /**
     * It is a catalog of somebody else, whose members are served here.
     *
     * @param template the name of the template that members are served by
     * @param groups the names of templates for members of groups
     */
    record Followed(String template, Map<String, String> groups) implements CatalogRole {
        public Followed {
            groups = Map.copyOf(groups);
        }
    }

    /** It is a catalog that is made here, of its members. */
    record Made() implements CatalogRole {}

    /**
     * It is a member of a catalog that is made here.
     *
     * @param catalog the name of the catalog
     * @param group what consumers go by to configure it, null for nothing
     */
    record Member(DnsName catalog, @Nullable String group) implements CatalogRole {}
}
