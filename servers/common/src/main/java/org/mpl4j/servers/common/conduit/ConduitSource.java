package org.mpl4j.servers.common.conduit;

import java.io.IOException;
import org.mpl4j.servers.common.link.LinkListener;

/** Where conduits of clients come from. */
public interface ConduitSource extends LinkListener {
    @Override
    ConduitLink accept() throws IOException;
}
