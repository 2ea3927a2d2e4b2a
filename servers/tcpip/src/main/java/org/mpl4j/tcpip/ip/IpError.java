package org.mpl4j.tcpip.ip;

/** What an ICMP error says, whichever version it came by. */
public enum IpError {
    NETWORK_UNREACHABLE,
    HOST_UNREACHABLE,
    PROTOCOL_UNREACHABLE,
    PORT_UNREACHABLE,
    PROHIBITED,
    TOO_LONG,
    TIME_EXCEEDED,
    PARAMETER_PROBLEM
}
