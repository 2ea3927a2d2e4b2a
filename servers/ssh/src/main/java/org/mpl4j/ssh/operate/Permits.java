package org.mpl4j.ssh.operate;

import java.util.List;
import org.mpl4j.ssh.config.Ports;
import org.mpl4j.ssh.forward.ForwardRules;

/** What may be forwarded in one direction, as a configuration says. */
final class Permits {
    private Permits() {}

    static ForwardRules.Permits of(boolean allowsPorts, boolean allowsSockets, Ports listed) {
        return new ForwardRules.Permits(
                allowsPorts, allowsSockets, listed.isRestricted() ? List.of(listed.list()) : List.of());
    }
}
