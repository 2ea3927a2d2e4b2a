package org.mpl4j.appliance.boot;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.phy.KernelDevice;

/** Waits for frames, first by the JDK's calls, and from some time on by a device's own. */
final class TapWait implements FrameWait {
    private final PollWait first;
    private volatile @Nullable KernelDevice device;

    TapWait(int descriptor) throws IOException {
        first = new PollWait(descriptor);
    }

    /** From now on the file is waited for. */
    void begin() throws IOException {
        first.begin();
    }

    /** From now on the device waits; for the thread that waits, while it has the stack. */
    void become(KernelDevice other) {
        device = other;
    }

    @Override
    public void await(long nanoseconds) {
        KernelDevice other = device;
        if (other == null) {
            first.await(nanoseconds);
        } else {
            other.await(nanoseconds);
        }
    }

    @Override
    public void wake() {
        KernelDevice other = device;
        if (other == null) {
            first.wake();
            // Who waits may have gone over meanwhile.
            other = device;
        }
        if (other != null) {
            other.wake();
        }
    }
}
