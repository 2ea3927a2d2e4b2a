package org.mpl4j.compiler.derive;

import org.mpl4j.compiler.diagnostic.Diagnostics;

/** E0604 and W0605: what a parse will read for an item is never, or not for all inputs, what building writes; E0507: it follows something that leaves nothing. */
final class AgreementCheck implements BuildCheck {
    @Override
    public void check(PacketPlanner packet, Diagnostics diagnostics) {
        AgreementReport report = new AgreementReport(packet.index(), packet.forms(), diagnostics);
        packet.agreements().forEach(report::report);
    }
}
