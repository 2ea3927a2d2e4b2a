package org.mpl4j.ssh.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.runtime.Bytes;

/** The variables of a session's program: what the server sets, and what the client may. Values are bytes, as clients send them and programs get them. */
final class Environment {
    private static final int MOST_VARIABLES = 128;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_FILE_BYTES = 64 * 1024;
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin:/usr/games";
    private static final String ROOT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final String ROOT = "root";

    private final SessionSettings settings;
    private final Map<String, byte[]> requested = new LinkedHashMap<>();
    private int bytes;

    Environment(SessionSettings settings) {
        this.settings = settings;
    }

    /** The client wants to set a variable; false if it may not. */
    boolean request(String name, Bytes value) {
        bytes += name.length() + value.length();
        byte[] copy = value.toArray();
        if (!settings.accepts(name)
                || name.isEmpty()
                || name.contains("=")
                || name.indexOf('\0') >= 0
                || hasZero(copy)
                || requested.size() >= MOST_VARIABLES
                || bytes > MOST_BYTES) {
            return false;
        }
        requested.put(name, copy);
        return true;
    }

    /** Whether the system would take bytes for the end of a string. */
    static boolean hasZero(byte[] text) {
        for (byte b : text) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** All variables, as the system has them. Nobody but the server sets those that it sets itself. */
    List<byte[]> variables(Optional<Terminal> terminal, Optional<String> agent, Optional<byte[]> original) {
        Account account = settings.account();
        Map<String, byte[]> all = new LinkedHashMap<>(requested);
        put(all, "PATH", account.user().equals(ROOT) ? ROOT_PATH : PATH);
        put(all, "MAIL", "/var/mail/" + account.user());
        String zone = System.getenv("TZ");
        if (zone != null) {
            put(all, "TZ", zone);
        }
        if (account.readsEnvironmentFile()) {
            readFile(all, account.home().resolve(".ssh/environment"));
        }
        settings.environment().forEach((name, value) -> put(all, name, value));
        put(all, "USER", account.user());
        put(all, "LOGNAME", account.user());
        put(all, "HOME", account.home().toString());
        put(all, "SHELL", account.shell().toString());
        terminal.ifPresent(value -> {
            if (!value.type().isEmpty()) {
                put(all, "TERM", value.type());
            }
            put(all, "SSH_TTY", value.path());
        });
        agent.ifPresent(value -> put(all, "SSH_AUTH_SOCK", value));
        original.ifPresent(value -> all.put("SSH_ORIGINAL_COMMAND", value));
        return all.entrySet().stream()
                .map(variable -> assignment(variable.getKey(), variable.getValue()))
                .toList();
    }

    private static void put(Map<String, byte[]> all, String name, String value) {
        all.put(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Lines {@code name=value}; empty ones and those behind a # say nothing, nor does a line that is none of them (sshd(8)). */
    private void readFile(Map<String, byte[]> all, Path file) {
        if (!Files.isReadable(file)) {
            return;
        }
        try {
            if (Files.size(file) > MOST_FILE_BYTES) {
                throw new IOException("it has more than " + MOST_FILE_BYTES + " bytes");
            }
            for (String line :
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
                String text = line.stripLeading();
                int equals = text.indexOf('=');
                if (equals > 0 && !text.startsWith("#") && text.indexOf('\0') < 0) {
                    all.put(
                            text.substring(0, equals),
                            text.substring(equals + 1).getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            settings.log().accept("the variables in " + file + " are left out: " + e.getMessage());
        }
    }

    private static byte[] assignment(String name, byte[] value) {
        byte[] start = (name + "=").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + value.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(value, 0, all, start.length, value.length);
        return all;
    }
}
