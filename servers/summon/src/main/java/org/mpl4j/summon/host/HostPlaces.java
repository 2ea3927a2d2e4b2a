package org.mpl4j.summon.host;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.run.NamespacePool;
import org.mpl4j.appliance.run.Programs;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.config.ConfigProblem;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.summon.config.ApplianceConfig;
import org.mpl4j.summon.config.BridgeConfig;
import org.mpl4j.summon.config.BridgeNetwork;
import org.mpl4j.summon.config.HostAddresses;
import org.mpl4j.summon.config.IpVersion;
import org.mpl4j.summon.config.SummonConfig;
import org.mpl4j.summon.place.Guests;
import org.mpl4j.summon.place.Place;
import org.mpl4j.summon.place.Places;
import org.mpl4j.summon.state.StateFolder;

/** Places on a bridge of this machine. */
public final class HostPlaces implements Places {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.summon");
    private static final int AHEAD = 2;
    private static final int HASH = 0xffff;
    private static final int LEAST_MTU = 1280;

    /** Of {@code sun_path} without the zero at its end. */
    private static final int LONGEST_SOCKET = 107;

    private final SummonConfig config;
    private final Path run;
    private final Interfaces interfaces;
    private final String prefix;
    private final NamespacePool namespaces;
    private final StationNumbers stations = new StationNumbers();

    /**
     * Removes what an earlier directory of the same folder has left, and makes the bridge.
     *
     * @throws IOException if that is not possible; says what to do
     */
    public HostPlaces(SummonConfig config, StateFolder state) throws IOException {
        this.config = config;
        run = state.run();
        interfaces = new Interfaces("mpl-summon " + state.path());
        prefix = "ms%04x".formatted(state.path().hashCode() & HASH);
        Leftovers.endProcesses(run, config.limits().stop());
        Leftovers.removeConduits(run);
        List<String> removed = interfaces.removeMarked();
        if (!removed.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "interfaces of an earlier directory are removed: " + removed);
        }
        NamespacePool.removeLeftovers(prefix);
        if (config.bridge().isMade()) {
            makeBridge(config.bridge());
        } else if (!Interfaces.isThere(config.bridge().name())) {
            throw new IOException("there is no bridge " + config.bridge().name()
                    + "; make it, or have it made: `make: true` in `bridge`");
        }
        namespaces = new NamespacePool(prefix, AHEAD);
    }

    /**
     * Says what is wrong with the images of a configuration.
     *
     * @throws ConfigException if something is
     */
    public static void check(SummonConfig config) throws ConfigException {
        List<ConfigProblem> problems = new ArrayList<>();
        for (ApplianceConfig one : config.appliances()) {
            try {
                ApplianceImage image = ApplianceImage.open(one.image());
                checkMtu(config, one, image);
                if (!config.isMasking()) {
                    checkAddresses(config, one, image);
                } else if (!image.isOffloading()) {
                    throw new IOException(
                            "the image " + one.image()
                                    + " was built with --no-offload; who answers for it needs offload headers: build it without, or say `masking: false`");
                }
                Ports.of(one, image);
            } catch (IOException e) {
                problems.add(new ConfigProblem("name " + one.name(), 0, 0, String.valueOf(e.getMessage()), null));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /** Without a hand-over, an appliance has the addresses that are baked in. */
    private static void checkAddresses(SummonConfig config, ApplianceConfig one, ApplianceImage image)
            throws IOException {
        for (BridgeNetwork network : config.bridge().networks()) {
            InetAddress own = one.addresses().find(network.version());
            boolean isBakedIn = image.addresses().stream()
                    .map(text -> InetAddress.ofLiteral(text.substring(0, text.indexOf('/'))))
                    .anyMatch(address -> address.equals(own));
            if (!isBakedIn) {
                throw new IOException("without masking, the image " + one.image() + " has its own addresses, "
                        + String.join(", ", image.addresses()) + "; say the one of " + network.version() + " as `"
                        + network.version().key("address") + "`");
            }
        }
    }

    /** RFC 8200 section 5. */
    private static void checkMtu(SummonConfig config, ApplianceConfig one, ApplianceImage image) throws IOException {
        if (config.bridge().find(IpVersion.V6) != null && image.mtu() < LEAST_MTU) {
            throw new IOException("the image " + one.image() + " was built with --mtu " + image.mtu()
                    + ", and IPv6 needs " + LEAST_MTU + ": build it with a larger one, or leave `network6` out");
        }
    }

    private void makeBridge(BridgeConfig bridge) throws IOException {
        String name = bridge.name();
        if (Interfaces.isThere(name)) {
            throw new IOException(
                    "there is an interface " + name
                            + " already, which is not this directory's; give the bridge another name, or say `make: false` if it is right");
        }
        interfaces.makeBridge(name, prefix + "-new");
        try {
            for (BridgeNetwork network : bridge.networks()) {
                interfaces.address(name, network);
            }
            Programs.ip("link", "set", "dev", name, "up");
        } catch (IOException e) {
            Interfaces.remove(name);
            throw e;
        }
    }

    @Override
    public Place open(ApplianceConfig appliance, HostAddresses address, Guests guests) throws IOException {
        Path conduit = run.resolve(appliance.name() + (config.conduits() == null ? "" : PlacePlan.CLIENTS));
        if (conduit.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET) {
            throw new IOException(conduit + " is too long for the path of a socket, which has " + LONGEST_SOCKET
                    + " bytes; give `state` a shorter one");
        }
        ApplianceImage image = ApplianceImage.open(appliance.image());
        int station = stations.take(address);
        try {
            String tap = prefix + "-" + Integer.toHexString(station);
            return new TapPlace(
                    new PlacePlan(config, appliance, image, address, station, tap, run),
                    interfaces,
                    namespaces,
                    guests,
                    () -> stations.free(station));
        } catch (IOException | RuntimeException e) {
            stations.free(station);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            namespaces.close();
        } finally {
            if (config.bridge().isMade() && Interfaces.isThere(config.bridge().name())) {
                Programs.ip("link", "del", "dev", config.bridge().name());
            }
        }
    }
}
