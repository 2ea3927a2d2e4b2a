package org.mpl4j.appliance.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.appliance.image.ApplianceImage;

/** An appliance on a bridge, with the namespace and the interface that were made for it, which go with it. */
public final class Launcher implements Closeable {
    /** How the names of namespaces and interfaces begin. */
    public static final String PREFIX = "mpla";

    private static final int NAME_MAX = 15;

    private final NamespacePool pool;
    private final Path namespace;
    private final BridgeTap tap;
    private final ApplianceProcess process;

    /**
     * How to start it.
     *
     * @param bridge that its interface is put on; empty for none
     * @param tap the name of that interface; empty for one that is made of the image's name
     * @param memoryMegabytes 0 for what the image says
     * @param cpuPercent of one core; 0 for no limit
     * @param log where its output goes
     * @param environment variables
     * @param isEmulated whether the processor of a virtual machine is emulated, also where the system's own could be used
     */
    public record Options(
            String bridge,
            String tap,
            int memoryMegabytes,
            int cpuPercent,
            Optional<Path> log,
            Map<String, String> environment,
            boolean isEmulated) {
        public Options {
            environment = Map.copyOf(environment);
        }

        /** Virtual machines use the system's processor where they can. */
        public Options(
                String bridge,
                String tap,
                int memoryMegabytes,
                int cpuPercent,
                Optional<Path> log,
                Map<String, String> environment) {
            this(bridge, tap, memoryMegabytes, cpuPercent, log, environment, false);
        }
    }

    /** Starts it. */
    public Launcher(ApplianceImage image, Options options, NamespacePool pool) throws IOException {
        this.pool = pool;
        namespace = pool.take();
        BridgeTap opened = null;
        ApplianceProcess started = null;
        try {
            opened = BridgeTap.make(
                    options.tap().isEmpty() ? interfaceName(image.name()) : options.tap(),
                    options.bridge(),
                    image.mtu(),
                    image.isOffloading());
            started = ApplianceProcess.start(
                    image,
                    new RunPlan(
                            namespace,
                            opened.descriptor(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            options.memoryMegabytes() == 0 ? image.memoryMegabytes() : options.memoryMegabytes(),
                            options.cpuPercent(),
                            UserNumbers.of(image.name()),
                            options.log(),
                            options.environment(),
                            options.isEmulated()));
        } finally {
            if (started == null) {
                if (opened != null) {
                    opened.close();
                }
                pool.remove(namespace);
            }
        }
        tap = opened;
        process = started;
    }

    private static String interfaceName(String name) {
        String all = PREFIX + "-" + name;
        return all.length() <= NAME_MAX
                ? all
                : all.substring(0, NAME_MAX - 4) + "%04x".formatted(name.hashCode() & 0xffff);
    }

    /** {@return what runs} */
    public ApplianceProcess process() {
        return process;
    }

    /** {@return the name of its interface} */
    public String tap() {
        return tap.name();
    }

    /** Ends it, if it has not ended, and removes what was made for it. */
    @Override
    public void close() throws IOException {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tap.close();
            pool.remove(namespace);
        }
    }
}
