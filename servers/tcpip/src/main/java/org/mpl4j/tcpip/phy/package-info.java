/** Devices that frames go out by and come in from: links in memory, faults, captures, TAP. */
@NullMarked
package org.mpl4j.tcpip.phy;

import org.jspecify.annotations.NullMarked;
