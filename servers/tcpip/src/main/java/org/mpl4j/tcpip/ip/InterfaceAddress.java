package org.mpl4j.tcpip.ip;

import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;

/** An address of an interface. */
public final class InterfaceAddress {
    private final IpAddress address;
    private final Prefix prefix;
    private AddressState state;

    InterfaceAddress(Prefix prefix, AddressState state) {
        this.prefix = prefix;
        this.state = state;
        address = prefix.address();
    }

    /** The address. */
    public IpAddress address() {
        return address;
    }

    /** The address with its network. */
    public Prefix prefix() {
        return prefix;
    }

    /** How it may be used. */
    public AddressState state() {
        return state;
    }

    /** Sets how it may be used. */
    public void setState(AddressState value) {
        state = value;
    }

    /** Whether packets to it are for us. */
    boolean isAssigned() {
        return state == AddressState.PREFERRED || state == AddressState.DEPRECATED;
    }
}
