package org.mpl4j.tcpip.drive;

import org.mpl4j.tcpip.phy.KernelDevice;

/** How a driver waits for frames of its device. */
public interface FrameWait {
    /** Waits until there is a frame, {@link #wake} is called (or was, since the last time), or so many nanoseconds have passed; perhaps shorter. */
    void await(long nanoseconds);

    /** Ends {@link #await}, this one or the next. Any thread may call it. */
    void wake();

    /** Waits for what the kernel sends. */
    static FrameWait of(KernelDevice device) {
        return new FrameWait() {
            @Override
            public void await(long nanoseconds) {
                device.await(nanoseconds);
            }

            @Override
            public void wake() {
                device.wake();
            }
        };
    }
}
