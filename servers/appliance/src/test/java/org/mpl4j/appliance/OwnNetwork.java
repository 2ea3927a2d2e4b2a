package org.mpl4j.appliance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/**
 * Networks that no other run of tests on this machine has: their addresses have a number that is reserved until this process ends. It is reserved by a port of loopback, so that nothing is left behind and
 * namespaces of their own have numbers of their own.
 */
public final class OwnNetwork {
    private static final int FIRST = 16;
    private static final int NUMBERS = 224;
    private static final int PORT = 29_318;
    private static final OwnNetwork HERE = reserve();

    private final int number;

    @SuppressWarnings("unused") // It is open as long as this process is there.
    private final ServerSocket reservation;

    private OwnNetwork(int number, ServerSocket reservation) {
        this.number = number;
        this.reservation = reservation;
    }

    private static OwnNetwork reserve() {
        int begin = (int) (ProcessHandle.current().pid() % NUMBERS);
        for (int i = 0; i < NUMBERS; i++) {
            int number = FIRST + (begin + i) % NUMBERS;
            Optional<ServerSocket> reservation = reservation(number);
            if (reservation.isPresent()) {
                return new OwnNetwork(number, reservation.get());
            }
        }
        throw new IllegalStateException("all " + NUMBERS + " networks for tests are in use");
    }

    private static Optional<ServerSocket> reservation(int number) {
        try {
            ServerSocket socket =
                    new ServerSocket(PORT, 1, InetAddress.getByAddress(new byte[] {127, 93, 0, (byte) number}));
            if (addresses().stream().noneMatch(address -> isIn(address, number))) {
                return Optional.of(socket);
            }
            socket.close();
        } catch (IOException e) {
            // Somebody has it.
        }
        return Optional.empty();
    }

    private static List<InetAddress> addresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(one -> one.getInterfaceAddresses().stream())
                .map(InterfaceAddress::getAddress)
                .toList();
    }

    private static boolean isIn(InetAddress address, int number) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                && (bytes[0] == 10 && (bytes[1] & 0xff) == number
                        || (bytes[0] & 0xff) == 198 && bytes[1] == 18 && (bytes[2] & 0xff) == number);
    }

    /** {@return what names of what this process makes may end with, so that they are its own} */
    public static int number() {
        return HERE.number;
    }

    /** {@return how the addresses of a network of 254 hosts begin, which is for tests of devices (RFC 2544)} */
    public static String small() {
        return "198.18." + HERE.number + ".";
    }

    /** {@return how the addresses of a network of 16 bits begin} */
    public static String large() {
        return "10." + HERE.number + ".";
    }

    /** {@return how the addresses of a network of IPv6 begin, of which 64 bits follow} */
    public static String ipv6() {
        return "fd93:" + HERE.number + ":";
    }
}
