package org.mpl4j.ssh.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.servers.common.config.Nearest;
import org.mpl4j.ssh.config.Attempt;

/** Reads who logs in from where, as {@code sshd -T -C} has it. */
final class Connection {
    private static final List<String> NAMES = List.of("user", "addr", "laddr", "lport", "host");
    private static final int STANDARD_PORT = 22;

    private Connection() {}

    static Attempt parse(String text) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = part.substring(0, Math.max(0, equals));
            if (!NAMES.contains(name)) {
                throw new IOException("-C takes user=NAME,addr=ADDRESS,laddr=ADDRESS,lport=NUMBER, not `" + part + "`; "
                        + Nearest.help(equals < 0 ? part : name, NAMES));
            }
            values.put(name, part.substring(equals + 1));
        }
        try {
            return new Attempt(
                    values.getOrDefault("user", ""),
                    address(values.getOrDefault("addr", "127.0.0.1")),
                    address(values.getOrDefault("laddr", "127.0.0.1")),
                    Integer.parseInt(values.getOrDefault("lport", "" + STANDARD_PORT)));
        } catch (NumberFormatException e) {
            throw new IOException("-C: lport is a number, not `" + values.get("lport") + "`", e);
        }
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }
}
