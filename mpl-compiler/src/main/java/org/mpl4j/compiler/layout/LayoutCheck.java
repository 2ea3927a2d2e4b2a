package org.mpl4j.compiler.layout;

import org.mpl4j.compiler.diagnostic.Diagnostics;

/** A rule about where things lie. */
interface LayoutCheck {
    void check(PacketLayout layout, Diagnostics diagnostics);
}
