package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/** What all appliances have in common: where their parts are, how they begin and how they end. */
final class Appliance {
    /** Set to the folder of the image. */
    static final String IMAGE = "mpl.appliance";

    /** A variable that says whose sockets are used: {@value #KERNEL} for those of the namespace that the process is in, as in a container. */
    private static final String STACK = "MPL_APPLIANCE_STACK";

    private static final String KERNEL = "kernel";
    private static final String CONDUIT = "--conduit";
    private static final String CLIENTS = "--clients";
    private static final String DIRECTORY = "--directory";
    private static final String TRAINING = "train";
    private static final int FAILED = 1;
    private static final int INPUT = 0;
    private static final long ASK_AGAIN = 50_000_000;

    private Appliance() {}

    /** A server, made of settings. */
    @FunctionalInterface
    interface Server {
        /**
         * Serves until it is stopped, or until it has done what it is trained by.
         *
         * @param network its own stack; null for the kernel's sockets
         */
        void run(Settings settings, Path image, @Nullable BootNetwork network, boolean isTraining)
                throws IOException, InterruptedException;
    }

    /** Runs a server; does not return. */
    static void main(Server server, String... arguments) {
        Stages.reached("main");
        int status = 0;
        try {
            Path image = Path.of(System.getProperty(IMAGE, "."));
            boolean isTraining = arguments.length > 0 && arguments[0].equals(TRAINING);
            Settings settings = Settings.read(image.resolve("etc").resolve("appliance.settings"));
            BootNetwork network = network(settings, isTraining, arguments);
            Stages.reached("stack");
            if (isTraining) {
                // What only a real start needs.
                PollWait frames = new PollWait(INPUT);
                frames.wake();
                frames.await(1);
                Class.forName(InheritedTap.class.getName());
                Class.forName(BootNetwork.GivenTap.class.getName());
                Class.forName(JdkNatives.class.getName());
                MemorySegment.ofBuffer(ByteBuffer.allocateDirect(1)).address();
                FastTap.train(INPUT, settings.integer("mtu"));
                IdleMemory.giveBack(image, 1);
            } else {
                IdleMemory.watch(image, network == null ? new AtomicLong() : network.traffic());
            }
            server.run(settings, image, network, isTraining);
            if (network != null) {
                network.close();
            }
        } catch (IOException | ReflectiveOperationException e) {
            System.err.println("appliance: " + e.getMessage());
            status = FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(status);
    }

    private static @Nullable BootNetwork network(Settings settings, boolean isTraining, String... arguments)
            throws IOException {
        if (KERNEL.equals(System.getenv(STACK))) {
            return null;
        }
        Path conduit = option(CONDUIT, arguments);
        BootNetwork.Doors doors = new BootNetwork.Doors(option(CLIENTS, arguments), option(DIRECTORY, arguments));
        return conduit == null ? BootNetwork.start(settings, isTraining, doors) : BootNetwork.take(conduit, doors);
    }

    private static @Nullable Path option(String name, String... arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            if (arguments[i].equals(name)) {
                return Path.of(arguments[i + 1]);
            }
        }
        return null;
    }

    /** Has the system ask this process to stop, as often as it takes until its handler is there: how it ends is trained, too. */
    static void stopSoon() {
        Signal stop = new Signal("TERM");
        Signal.handle(stop, signal -> {});
        Thread asking = Thread.ofPlatform().daemon().unstarted(() -> {
            while (true) {
                LockSupport.parkNanos(ASK_AGAIN);
                Signal.raise(stop);
            }
        });
        asking.start();
    }
}
