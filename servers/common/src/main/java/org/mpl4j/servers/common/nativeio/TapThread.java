package org.mpl4j.servers.common.nativeio;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The thread of the kernel that takes what is written to a TAP, as one does for a network card ({@code NAPI}, {@code threaded} in {@code sysfs}): who writes need not wait until the kernel's stack is done with a frame, and that
 * puts together the segments of a connection that are there at once.
 */
final class TapThread {
    private static final int SIOCGIFHWADDR = 0x8927;
    private static final int REQUEST_SIZE = 40;
    private static final int ADDRESS = 18;
    private static final int ADDRESS_BYTES = 6;
    private static final String ON = "1";

    private TapThread() {}

    /**
     * Has the kernel use one.
     *
     * @param file the descriptor, which is attached and has NAPI
     * @param name of the interface
     * @return whether it does; not if we may not say so, or if what {@code sysfs} shows is not the interface (as it is that of another network namespace)
     */
    static boolean begin(int file, String name) {
        Path folder = Path.of("/sys/class/net", name);
        Path threaded = folder.resolve("threaded");
        try {
            if (!Files.readString(folder.resolve("address")).strip().equals(address(file))) {
                return false;
            }
            if (!isOn(threaded)) {
                Files.writeString(threaded, ON);
            }
            return isOn(threaded);
        } catch (IOException e) {
            // There is no such file, or it is not ours to write.
            return false;
        }
    }

    private static boolean isOn(Path threaded) throws IOException {
        return Files.readString(threaded).strip().equals(ON);
    }

    private static String address(int file) throws IOException {
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment request = scratch.allocate(REQUEST_SIZE, Long.BYTES);
            int result = DeviceControl.ioctl(file, SIOCGIFHWADDR, request.address());
            if (result < 0) {
                throw new IOException("the address of a TAP is not known: " + NativeIo.describe(-result));
            }
            byte[] bytes = request.asSlice(ADDRESS, ADDRESS_BYTES).toArray(ValueLayout.JAVA_BYTE);
            return HexFormat.ofDelimiter(":").formatHex(bytes);
        }
    }
}
