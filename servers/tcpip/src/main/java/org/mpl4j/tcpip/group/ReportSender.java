package org.mpl4j.tcpip.group;

import java.util.List;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.NetInterface;

/** Writes the messages of one version of IP. */
interface ReportSender {
    /** Says what is so, or has changed, of some groups, as few as fit in a packet. */
    void report(NetInterface out, List<GroupRecord> records);

    /** Says that somebody listens to a group, to queriers that know no records. */
    void reportOld(NetInterface out, IpAddress group, QuerierVersion version);

    /** Says that perhaps nobody listens to a group any more, to queriers that know no records. */
    void leave(NetInterface out, IpAddress group);
}
