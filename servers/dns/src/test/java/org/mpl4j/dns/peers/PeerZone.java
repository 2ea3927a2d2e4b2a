package org.mpl4j.dns.peers;

import java.nio.file.Path;
import org.xbill.DNS.Name;

/**
 * A zone that servers are given.
 *
 * @param origin its name
 * @param file its master file
 */
public record PeerZone(Name origin, Path file) {}
