package org.mpl4j.ssh.client.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpl4j.ssh.forward.LocalForwards;

/**
 * What {@code -L} takes.
 *
 * @param address where to listen, if that is said
 * @param port where to listen
 * @param target where that leads to
 */
record ForwardSpec(Optional<String> address, int port, LocalForwards.Target target) {
    private static final String HOST = "(\\[[^]]*]|[^:]*)";
    private static final Pattern FORM = Pattern.compile("(?:" + HOST + ":)?(\\d+):" + HOST + ":(\\d+)");

    /** Reads {@code [ADDRESS:]PORT:HOST:HOSTPORT}. */
    static ForwardSpec parse(String text) throws UsageException {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(3).isEmpty()) {
            throw new UsageException("-L takes [ADDRESS:]PORT:HOST:HOSTPORT, not `%s`".formatted(text));
        }
        return new ForwardSpec(
                Optional.ofNullable(form.group(1)).map(ForwardSpec::plain).map(one -> one.isEmpty() ? "*" : one),
                Destination.port(form.group(2)),
                new LocalForwards.Target(plain(form.group(3)), Destination.port(form.group(4))));
    }

    private static String plain(String host) {
        return host.replaceAll("^\\[(.*)]$", "$1");
    }
}
