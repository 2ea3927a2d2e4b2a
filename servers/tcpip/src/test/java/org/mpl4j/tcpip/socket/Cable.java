package org.mpl4j.tcpip.socket;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.FrameQueue;

/** A cable in memory whose ends are of different threads. */
final class Cable {
    private static final int MTU = 1500;
    private static final int FRAME_OVERHEAD = 64;
    private static final int LONGEST_PACKET = 0xffff;
    private static final int QUEUED = 1024;

    private final boolean hasOffloads;
    private final End left;
    private final End right;
    private volatile boolean isCut;
    private volatile boolean isBroken;

    Cable() {
        this(false);
    }

    /** One whose ends leave checksums, and the parting of long packets, to each other, if so. */
    Cable(boolean hasOffloads) {
        this.hasOffloads = hasOffloads;
        left = new End();
        right = new End();
        left.other = right;
        right.other = left;
    }

    StackDevice left() {
        return new StackDevice(left, left);
    }

    StackDevice right() {
        return new StackDevice(right, right);
    }

    /** From now on nothing arrives. */
    void cut() {
        isCut = true;
    }

    /** From now on devices fail. */
    void breakDown() {
        isBroken = true;
        left.wake();
    }

    private final class End implements Device, FrameWait {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final FrameQueue in = new FrameQueue((hasOffloads ? LONGEST_PACKET : MTU) + FRAME_OVERHEAD, QUEUED);
        private End other = this;
        private boolean isWoken;

        @Override
        public int mtu() {
            return MTU;
        }

        @Override
        public boolean isEthernet() {
            return true;
        }

        @Override
        public boolean hasOffloads() {
            return hasOffloads;
        }

        @Override
        public boolean partsDatagrams() {
            return hasOffloads;
        }

        @Override
        public boolean read(ByteBuffer into, long now) {
            if (isBroken) {
                throw new IllegalStateException("the cable is broken");
            }
            lock.lock();
            try {
                return in.poll(into);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean write(ByteBuffer frame, long now) {
            return isCut || other.take(frame);
        }

        private boolean take(ByteBuffer frame) {
            lock.lock();
            try {
                changed.signal();
                return in.add(frame);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void await(long nanoseconds) {
            lock.lock();
            try {
                if (!isWoken && in.size() == 0) {
                    changed.await(nanoseconds, TimeUnit.NANOSECONDS);
                }
                isWoken = false;
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts drivers", e);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void wake() {
            lock.lock();
            isWoken = true;
            changed.signal();
            lock.unlock();
        }
    }
}
