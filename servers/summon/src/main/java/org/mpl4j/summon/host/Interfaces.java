package org.mpl4j.summon.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.appliance.run.Programs;
import org.mpl4j.summon.config.BridgeNetwork;
import org.mpl4j.summon.config.HostAddresses;
import org.mpl4j.summon.config.IpVersion;

/** Network interfaces of the kernel that a directory makes. Each has the mark of its directory as its alias, which nobody else writes. */
final class Interfaces {
    private static final Path ALL = Path.of("/sys/class/net");
    private static final Path IPV6 = Path.of("/proc/sys/net/ipv6/conf");
    private static final String ALIAS = "ifalias";

    private final String mark;

    /**
     * Those of a directory.
     *
     * @param mark of this directory alone: {@code mpl-summon} and its folder
     */
    Interfaces(String mark) {
        this.mark = mark;
    }

    static boolean isThere(String name) {
        return Files.exists(ALL.resolve(name));
    }

    /** Marks one that was just made. */
    void mark(String name) throws IOException {
        Files.writeString(ALL.resolve(name).resolve(ALIAS), mark, StandardCharsets.UTF_8);
    }

    /**
     * Gives one an address. One of IPv6 is there at once: the interface is ours alone.
     *
     * @throws IOException if this machine has no such network; says what to do
     */
    void address(String name, BridgeNetwork network) throws IOException {
        String address =
                HostAddresses.text(network.address()) + "/" + network.network().prefixLength();
        if (network.version() == IpVersion.V4) {
            Programs.ip("addr", "add", address, "dev", name);
            return;
        }
        Path disabled = IPV6.resolve(name).resolve("disable_ipv6");
        if (!Files.exists(disabled)) {
            throw new IOException(
                    "this machine has no IPv6 for `network6`: leave that out, or start Linux without ipv6.disable=1");
        }
        Files.writeString(disabled, "0", StandardCharsets.UTF_8);
        Programs.ip("-6", "addr", "add", address, "dev", name, "nodad");
    }

    private boolean isMarked(Path one) {
        try {
            return Files.readString(one.resolve(ALIAS)).strip().equals(mark);
        } catch (IOException e) {
            // It has gone meanwhile, so that it is nobody's.
            return false;
        }
    }

    /** Removes all that have the mark; returns their names. */
    List<String> removeMarked() throws IOException {
        List<String> removed = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(ALL)) {
            for (Path one : all) {
                String name = one.getFileName().toString();
                if (isMarked(one)) {
                    remove(name);
                    removed.add(name);
                }
            }
        }
        return removed;
    }

    /** Removes one, which may go by itself meanwhile: a TAP interface does as soon as the last process ends that has it open. */
    static void remove(String name) throws IOException {
        try {
            Programs.ip("link", "del", "dev", name);
        } catch (IOException e) {
            if (isThere(name)) {
                throw e;
            }
        }
    }

    /**
     * Makes a bridge, which is never seen under its name without the mark.
     *
     * @param name of the bridge
     * @param draft its name before it has the mark, which nothing else has; what is there under it was left by a directory that was killed
     */
    void makeBridge(String name, String draft) throws IOException {
        if (isThere(draft)) {
            remove(draft);
        }
        Programs.ip("link", "add", "name", draft, "type", "bridge");
        try {
            mark(draft);
            Programs.ip("link", "set", "dev", draft, "name", name);
        } catch (IOException e) {
            remove(draft);
            throw e;
        }
    }

    /** How many frames came from the other end of a TAP interface; 0 if it is gone. */
    static long framesFrom(String name) {
        try {
            return Long.parseLong(Files.readString(ALL.resolve(name).resolve("statistics/rx_packets"))
                    .strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
