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
     * @param knock run when a client wants something while there is no process; by any thread, any number of times
     * @throws IOException if that is not possible; says what and why
     */
    Place open(ApplianceConfig appliance, HostAddresses address, Runnable knock) throws IOException;

    /** Removes what belongs to none of them; they are closed. */
    @Override
    void close() throws IOException;
}
