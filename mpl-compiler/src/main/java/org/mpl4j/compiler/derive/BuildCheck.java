package org.mpl4j.compiler.derive;

import org.mpl4j.compiler.diagnostic.Diagnostics;

/** A rule about how a packet is built. */
interface BuildCheck {
    void check(PacketPlanner packet, Diagnostics diagnostics);
}
