package org.mpl4j.summon.place;

import java.io.Closeable;
import java.io.IOException;
import org.mpl4j.summon.config.ApplianceConfig;
import org.mpl4j.summon.config.HostAddresses;

/** Makes places, all on one bridge. */
public interface Places extends Closeable {
    /**
     * Makes one, which answers for its address at once.
     *
     * @param appliance what is started there
     * @param address its own of each network
     * @param guests is told of clients
     * @throws IOException if that is not possible; says what and why
     */
    Place open(ApplianceConfig appliance, HostAddresses address, Guests guests) throws IOException;

    /** Removes what belongs to none of them; they are closed. */
    @Override
    void close() throws IOException;
}
