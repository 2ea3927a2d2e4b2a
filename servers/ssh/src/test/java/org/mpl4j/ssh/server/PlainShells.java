package org.mpl4j.ssh.server;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mpl4j.ssh.keys.SigningKey;

/**
 * Settings under which bash does not read the start-up files of whoever runs the tests, as it does below a server: what these do takes its time, and may be left half
 * done when a test kills it.
 */
public final class PlainShells {
    /** The same, as a line of a configuration. */
    public static final String LINE = "SetEnv SHLVL=2";

    private PlainShells() {}

    /** The standard settings otherwise. */
    public static ConnectionSettings settings(List<SigningKey> hostKeys, Consumer<String> log) {
        return ConnectionSettings.standard(hostKeys, log)
                .withEnvironment(new ConnectionSettings.Variables(List.of("LANG", "LC_*"), Map.of("SHLVL", "2"), true));
    }
}
