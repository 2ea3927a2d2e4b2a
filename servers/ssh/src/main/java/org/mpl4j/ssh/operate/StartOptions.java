package org.mpl4j.ssh.operate;

import java.nio.file.Path;
import java.util.List;
import org.mpl4j.servers.common.link.ListenerFactory;
import org.mpl4j.ssh.transport.HostKey;

/**
 * What is said at the start alone, and stays.
 *
 * @param hostKeys keys that are in no file
 * @param isNoneOffered whether the cipher and MAC that do nothing are offered
 * @param listeners how it listens
 * @param conduits sockets at which connections through shared memory are set up
 * @param logins who logs in, and what they have then
 */
public record StartOptions(
        List<HostKey> hostKeys, boolean isNoneOffered, ListenerFactory listeners, List<Path> conduits, Logins logins) {
    public StartOptions {
        hostKeys = List.copyOf(hostKeys);
        conduits = List.copyOf(conduits);
    }

    /** {@return the same with connections of another stack} */
    public StartOptions on(ListenerFactory others) {
        return new StartOptions(hostKeys, isNoneOffered, others, conduits, logins);
    }
}
