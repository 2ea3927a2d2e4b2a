package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this process may have a TAP interface; if not, what is missing and how to give it. */
final class TapAccess {
    private static final Path TUN = Path.of("/dev/net/tun");
    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final long NOBODY = 0xffff_ffffL;

    private final Path tun;
    private final Path interfaces;
    private final Capabilities capabilities;

    TapAccess(Path tun, Path interfaces, Capabilities capabilities) {
        this.tun = tun;
        this.interfaces = interfaces;
        this.capabilities = capabilities;
    }

    /** That of this process. */
    static TapAccess own() throws IOException {
        return new TapAccess(TUN, INTERFACES, Capabilities.own());
    }

    /**
     * Checks it.
     *
     * @param name of the interface
     * @throws NotAllowedException if it may not have it
     */
    void check(String name) throws IOException {
        if (!Files.exists(tun)) {
            throw new NotAllowedException(
                    "there is no " + tun + ": load the module (`modprobe tun`, as root); a container needs"
                            + " `--device /dev/net/tun --cap-add NET_ADMIN`");
        }
        if (!Files.isReadable(tun) || !Files.isWritable(tun)) {
            throw new NotAllowedException(tun + " may not be read and written by this user: `chmod 666 " + tun
                    + "` (as root) gives it the usual permissions, which give no access to networks by themselves");
        }
        if (capabilities.has(Capabilities.NET_ADMIN)) {
            return;
        }
        Path there = interfaces.resolve(name);
        if (!Files.exists(there)) {
            throw new NotAllowedException("there is no interface " + name
                    + ", and making one takes CAP_NET_ADMIN, which this process does not have." + remedy(name));
        }
        Path owner = there.resolve("owner");
        if (Files.exists(owner)) {
            long number = Long.parseLong(Files.readString(owner).strip()) & NOBODY;
            if (number != NOBODY && number != capabilities.user()) {
                throw new NotAllowedException("the interface " + name + " is for the user with number " + number
                        + ", and this process runs as " + capabilities.user() + " without CAP_NET_ADMIN."
                        + remedy(name));
            }
        }
    }

    private static String remedy(String name) {
        return CapabilityRemedy.text("net_admin") + """

                Or no privilege is needed later, if root makes the interface for you and sets up the kernel's end of it:
                  sudo ip tuntap add dev %1$s mode tap user $USER
                  sudo ip addr add 192.0.2.1/24 dev %1$s; sudo ip link set %1$s up""".formatted(name);
    }
}
