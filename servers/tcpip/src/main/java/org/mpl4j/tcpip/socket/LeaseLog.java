package org.mpl4j.tcpip.socket;

import java.lang.System.Logger.Level;
import org.mpl4j.tcpip.dhcp.DhcpListener;
import org.mpl4j.tcpip.dhcp.Lease;

/**
 * Logs the addresses that servers lend.
 *
 * @param device to whose interface
 */
record LeaseLog(String device) implements DhcpListener {
    private static final System.Logger LOG = System.getLogger(LeaseLog.class.getName());

    @Override
    public void bound(Lease lease) {
        LOG.log(Level.INFO, "{0} has the address {1}, lent by {2}", device, lease.address(), lease.server());
    }

    @Override
    public void lost() {
        LOG.log(Level.WARNING, "{0} has no address by DHCP any more", device);
    }
}
