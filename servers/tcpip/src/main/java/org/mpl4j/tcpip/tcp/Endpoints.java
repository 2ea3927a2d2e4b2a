package org.mpl4j.tcpip.tcp;

/** Both ends of a connection. */
record Endpoints(long localHigh, long localLow, int localPort, long remoteHigh, long remoteLow, int remotePort) {}
