package org.mpl4j.bench.dnsserver;

import java.nio.file.Path;
import org.mpl4j.bench.server.ServerPlaces;

/**
 * Where things are and run.
 *
 * @param repository with bin/mpl-dns and bin/mpl-dig
 * @param folder for files of this run
 * @param serverCpu the processor of servers
 * @param clientCpu the processor of who asks them
 * @param servers how servers are reached
 */
record Place(Path repository, Path folder, int serverCpu, int clientCpu, ServerPlaces servers) {}
