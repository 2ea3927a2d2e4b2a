package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.phy.KernelDevice;
import org.mpl4j.tcpip.phy.TapDevice;

/**
 * Makes the device that an appliance with much to do goes on with: calls by java.lang.foreign, by which frames share system calls, and datagrams headers. What that takes is made in a thread of its own, while the stack goes
 * on with calls that are there at once.
 */
final class FastTap implements Runnable {
    private static final String NAME = "fast tap";

    private final int descriptor;
    private final int mtu;
    private final boolean isOffloading;
    private volatile @Nullable KernelDevice made;

    private FastTap(int descriptor, int mtu, boolean isOffloading) {
        this.descriptor = descriptor;
        this.mtu = mtu;
        this.isOffloading = isOffloading;
    }

    /**
     * Begins to make it.
     *
     * @param descriptor which stays open
     */
    static FastTap begin(int descriptor, int mtu, boolean isOffloading) {
        FastTap making = new FastTap(descriptor, mtu, isOffloading);
        // No lambda, as only those that were trained are in the cache.
        Thread.ofPlatform().daemon().name(NAME).start(making);
        return making;
    }

    @Override
    public void run() {
        try {
            KernelDevice device = TapDevice.inherited(descriptor, mtu, isOffloading);
            // What the first use of it makes is made here.
            device.wake();
            device.await(1);
            made = device;
        } catch (IOException | RuntimeException | LinkageError e) {
            System.err.println("appliance: frames go on one at a time: " + e.getMessage());
        }
    }

    /** {@return the device, once it is made} */
    @Nullable
    KernelDevice device() {
        return made;
    }

    /** What making and using it takes is loaded once, with a file from which nothing comes. */
    static void train(int descriptor, int mtu) throws IOException {
        ByteBuffer frame = ByteBuffer.allocateDirect(mtu);
        try (KernelDevice device = TapDevice.inherited(descriptor, mtu, true)) {
            device.wake();
            device.await(1);
            device.write(frame.limit(0), 0);
            device.read(frame, 0);
        }
    }
}
