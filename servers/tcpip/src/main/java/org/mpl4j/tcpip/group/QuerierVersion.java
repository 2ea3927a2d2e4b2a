package org.mpl4j.tcpip.group;

/** What the oldest querier of a link understands, which its hosts keep to (RFC 3376 section 7.2.1, RFC 3810 section 8.2.1). */
enum QuerierVersion {
    /** Reports, which others suppress: IGMPv1. */
    OLDEST,
    /** Reports, which others suppress, and leaves: IGMPv2, MLDv1. */
    OLD,
    /** Reports of changes and states with sources: IGMPv3, MLDv2. */
    CURRENT
}
