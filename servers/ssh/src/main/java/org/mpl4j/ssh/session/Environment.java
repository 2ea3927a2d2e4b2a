package org.mpl4j.ssh.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The variables of a session's program: what the server sets, and what the client may. */
final class Environment {
    private static final int MOST_VARIABLES = 128;
    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final SessionSettings settings;
    private final Map<String, String> requested = new LinkedHashMap<>();
    private int characters;

    Environment(SessionSettings settings) {
        this.settings = settings;
    }

    /** The client wants to set a variable; false if it may not. */
    boolean request(String name, String value) {
        characters += name.length() + value.length();
        if (!settings.accepts(name)
                || name.isEmpty()
                || name.contains("=")
                || name.indexOf('\0') >= 0
                || value.indexOf('\0') >= 0
                || requested.size() >= MOST_VARIABLES
                || characters > MOST_CHARACTERS) {
            return false;
        }
        requested.put(name, value);
        return true;
    }

    /** All variables. Nobody but the server sets those that it sets itself. */
    Map<String, String> variables(Optional<Terminal> terminal, Optional<String> agent, Optional<String> original) {
        Account account = settings.account();
        Map<String, String> all = new LinkedHashMap<>(requested);
        all.put("PATH", PATH);
        all.putAll(settings.environment());
        all.put("USER", account.user());
        all.put("LOGNAME", account.user());
        all.put("HOME", account.home().toString());
        all.put("SHELL", account.shell().toString());
        terminal.ifPresent(value -> all.put("TERM", value.type()));
        agent.ifPresent(value -> all.put("SSH_AUTH_SOCK", value));
        original.ifPresent(value -> all.put("SSH_ORIGINAL_COMMAND", value));
        return all;
    }
}
