package org.mpl4j.servers.common.nativeio;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Opens network interfaces of the kernel whose other end is this process: TAP (frames of Ethernet) or TUN (packets of IP). */
public final class TapFile {
    private static final String PATH = "/dev/net/tun";
    private static final int NAME_MAX = 15;
    private static final int REQUEST_SIZE = 40;
    private static final int REQUEST_FLAGS = 16;
    private static final int TUNSETIFF = 0x4004_54ca;
    private static final int TUNSETOFFLOAD = 0x4004_54d0;
    private static final int TUNSETVNETHDRSZ = 0x4004_54d8;
    private static final int TUNGETIFF = 0x8004_54d2;
    private static final int TUNGETVNETHDRSZ = 0x8004_54d7;
    private static final int TUNSETVNETLE = 0x4004_54dc;
    private static final short IFF_TUN = 1;
    private static final short IFF_TAP = 2;
    private static final short IFF_NAPI = 0x10;
    private static final short IFF_NO_PI = 0x1000;
    private static final short IFF_VNET_HDR = 0x4000;
    private static final long TUN_F_CSUM = 1;
    private static final long TUN_F_TSO4 = 2;
    private static final long TUN_F_TSO6 = 4;
    private static final long TUN_F_TSO_ECN = 8;
    private static final long TUN_F_USO4 = 0x20;
    private static final long TUN_F_USO6 = 0x40;
    private static final long SEGMENTS = TUN_F_CSUM | TUN_F_TSO4 | TUN_F_TSO6 | TUN_F_TSO_ECN;
    private static final int EBUSY = 16;

    private TapFile() {}

    /**
     * Attaches to an interface, which is made if it is not there.
     *
     * @param name its name
     * @param isTap whether frames are read and written, or packets
     * @param offloadHeader 0, or how long the header of virtio-net before each frame is, in bytes, with little-endian numbers; then
     *     checksums may be left to who gets the frame, and segments of TCP may be as long as a packet can be, both ways
     * @throws IOException if the system refuses, with what to do about it
     */
    public static FrameFile open(String name, boolean isTap, int offloadHeader) throws IOException {
        return open(name, isTap, offloadHeader, true);
    }

    /** The same for a TAP, without a thread of the kernel that takes what is written: who writes has the kernel's stack do its work, and nobody is woken for a frame but who waits for it. */
    public static FrameFile openWithoutThread(String name, int offloadHeader) throws IOException {
        return open(name, true, offloadHeader, false);
    }

    private static FrameFile open(String name, boolean isTap, int offloadHeader, boolean isThreaded)
            throws IOException {
        if (!NativeIo.isAvailable()) {
            throw new IOException("TAP works on Linux only, with --enable-native-access");
        }
        if (name.isEmpty() || name.length() > NAME_MAX) {
            throw new IOException(
                    "the name of an interface has 1 to " + NAME_MAX + " characters, unlike '" + name + "'");
        }
        int kind = (isTap ? IFF_TAP : IFF_TUN) | IFF_NO_PI | (offloadHeader > 0 ? IFF_VNET_HDR : 0);
        if (isTap && isThreaded) {
            int file = attach(name, kind | IFF_NAPI, offloadHeader);
            if (TapThread.begin(file, name)) {
                return new FrameFile(file);
            }
            // Without a thread of its own, NAPI only makes each write slower.
            new FileCalls().close(file);
        }
        return new FrameFile(attach(name, kind, offloadHeader));
    }

    private static int attach(String name, int kind, int offloadHeader) throws IOException {
        try (Arena scratch = Arena.ofConfined()) {
            int file = new PathCalls()
                    .openat(
                            PathCalls.AT_FDCWD,
                            scratch.allocateFrom(PATH).address(),
                            OpenFlags.RDWR | OpenFlags.NONBLOCK | OpenFlags.CLOEXEC,
                            0);
            if (file < 0) {
                throw new IOException("cannot open " + PATH + ": " + explain(-file));
            }
            MemorySegment request = scratch.allocate(REQUEST_SIZE, Long.BYTES);
            request.setString(0, name);
            request.set(ValueLayout.JAVA_SHORT, REQUEST_FLAGS, (short) kind);
            try {
                require("attach to the interface " + name, DeviceControl.ioctl(file, TUNSETIFF, request.address()));
                if (offloadHeader > 0) {
                    offload(file, scratch.allocate(Integer.BYTES, Integer.BYTES), offloadHeader);
                }
                return file;
            } catch (IOException e) {
                new FileCalls().close(file);
                throw e;
            }
        }
    }

    /**
     * Takes an interface that another process has opened, and closes it in the end, at once if it is not as it was said.
     *
     * @param file its descriptor
     * @param offloadHeader as for {@link #open}
     * @throws IOException if it is no TAP, or has other headers
     */
    public static FrameFile adopt(int file, int offloadHeader) throws IOException {
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment request = scratch.allocate(REQUEST_SIZE, Long.BYTES);
            require("use an open file as an interface", DeviceControl.ioctl(file, TUNGETIFF, request.address()));
            short flags = request.get(ValueLayout.JAVA_SHORT, REQUEST_FLAGS);
            MemorySegment length = scratch.allocate(Integer.BYTES, Integer.BYTES);
            if ((flags & IFF_VNET_HDR) != 0) {
                require(
                        "read the length of offload headers",
                        DeviceControl.ioctl(file, TUNGETVNETHDRSZ, length.address()));
            }
            if ((flags & IFF_TAP) == 0
                    || (flags & IFF_NO_PI) == 0
                    || length.get(ValueLayout.JAVA_INT, 0) != offloadHeader) {
                throw new IOException("the interface that came is no TAP with headers of " + offloadHeader + " bytes");
            }
            return new FrameFile(file);
        } catch (IOException e) {
            new FileCalls().close(file);
            throw e;
        }
    }

    private static void offload(int file, MemorySegment number, int header) throws IOException {
        number.set(ValueLayout.JAVA_INT, 0, header);
        require("set the length of offload headers", DeviceControl.ioctl(file, TUNSETVNETHDRSZ, number.address()));
        number.set(ValueLayout.JAVA_INT, 0, 1);
        require("set the byte order of offload headers", DeviceControl.ioctl(file, TUNSETVNETLE, number.address()));
        require("offload checksums and segmentation", DeviceControl.ioctl(file, TUNSETOFFLOAD, SEGMENTS));
    }

    /**
     * Has many datagrams of UDP come, and go, as one frame where they were sent as one.
     *
     * @param file of an interface with offload headers
     * @return false if the kernel is older than 6.2: each is a frame then
     */
    public static boolean keepDatagramsTogether(FrameFile file) {
        return DeviceControl.ioctl(file.descriptor(), TUNSETOFFLOAD, SEGMENTS | TUN_F_USO4 | TUN_F_USO6) >= 0;
    }

    private static void require(String what, int result) throws IOException {
        if (result < 0) {
            throw new IOException("cannot " + what + ": " + explain(-result));
        }
    }

    private static String explain(int errno) {
        return switch (errno) {
            case Errno.EPERM, Errno.EACCES ->
                NativeIo.describe(errno)
                        + "; it takes CAP_NET_ADMIN: run as root, or let root make the interface for a user with"
                        + " `ip tuntap add dev NAME mode tap user USER` (and `vnet_hdr`, if it is to offload)";
            case Errno.ENOENT -> "there is no such device; load the module tun (`modprobe tun`)";
            case Errno.EINVAL -> "an interface of another kind has this name";
            case EBUSY -> "another process is attached to it (EBUSY)";
            default -> NativeIo.describe(errno);
        };
    }
}
