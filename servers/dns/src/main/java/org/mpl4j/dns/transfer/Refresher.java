package org.mpl4j.dns.transfer;

import java.net.InetAddress;
import org.mpl4j.runtime.codec.DnsName;

/** Looks whether a primary server has a newer version of a zone. */
@FunctionalInterface
public interface Refresher {
    /**
     * Somebody says that there is one. Returns at once.
     *
     * @param zone its name
     * @param sender who says so, and may be asked first
     */
    void refresh(DnsName zone, InetAddress sender);
}
