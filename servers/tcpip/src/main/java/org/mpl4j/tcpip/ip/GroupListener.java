package org.mpl4j.tcpip.ip;

import org.mpl4j.tcpip.address.IpAddress;

/** Learns which groups an interface listens to, to tell routers and switches of them. */
public interface GroupListener {
    /** Nobody here listened to a group until now. */
    void joined(NetInterface on, IpAddress group);

    /** Nobody here listens to a group any more. */
    void left(NetInterface on, IpAddress group);
}
