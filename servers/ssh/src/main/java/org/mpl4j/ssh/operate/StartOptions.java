package org.mpl4j.ssh.operate;

import java.util.List;
import org.mpl4j.ssh.transport.HostKey;

/**
 * What is said at the start alone, and stays.
 *
 * @param hostKeys keys that are in no file
 * @param isNoneOffered whether the cipher and MAC that do nothing are offered
 */
public record StartOptions(List<HostKey> hostKeys, boolean isNoneOffered) {
    public StartOptions {
        hostKeys = List.copyOf(hostKeys);
    }

    /** {@return nothing of all that} */
    public static StartOptions none() {
        return new StartOptions(List.of(), false);
    }
}
