package org.mpl4j.compiler.check;

import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.PacketType;

/** A rule about one packet. */
interface Check {
    void check(PacketType packet, Diagnostics diagnostics);
}
