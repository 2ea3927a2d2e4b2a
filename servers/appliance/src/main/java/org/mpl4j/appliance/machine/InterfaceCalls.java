package org.mpl4j.appliance.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.mpl4j.appliance.machine.X86Code.Register;

/** Calls that open {@code eth0} for frames, as {@code packet(7)} tells: what comes waits in the socket's queue until the server reads it. The kernel has no address there, and answers nobody. */
final class InterfaceCalls {
    /** The register that has the socket. */
    static final Register SOCKET = Register.R12;

    private static final String NAME = "eth0";
    private static final int USUAL_MTU = 1500;
    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW_CLOEXEC = 0x8_0003;
    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUFFORCE = 32;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int PACKET_VNET_HDR = 15;
    private static final int PACKET_IGNORE_OUTGOING = 23;
    private static final short PACKET_MR_ALLMULTI = 2;
    private static final int MEMBERSHIP_SIZE = 16;
    private static final int QUEUED_BYTES = 4 << 20;

    private static final int SIOCSIFFLAGS = 0x8914;
    private static final int SIOCSIFMTU = 0x8922;
    private static final int SIOCSIFHWADDR = 0x8924;
    private static final int SIOCGIFINDEX = 0x8933;
    private static final int REQUEST_SIZE = 40;
    private static final int REQUEST_VALUE = 16;
    private static final int IFF_UP_MULTICAST = 0x1001;
    private static final byte ARPHRD_ETHER = 1;

    private static final int ADDRESS_SIZE = 20;
    private static final int ADDRESS_INDEX = 4;
    private static final byte ETH_P_ALL = 3;

    private final CallProgram program;
    private final ProgramData data;
    private final InitPlan plan;

    InterfaceCalls(CallProgram program, InitPlan plan) {
        this.program = program;
        data = program.data();
        this.plan = plan;
    }

    void write() {
        // Nothing comes before the socket is bound, as it has no protocol.
        program.call(SystemCall.SOCKET, AF_PACKET, SOCK_RAW_CLOEXEC, 0);
        program.require("open a packet socket");
        program.code().move(SOCKET, Register.RAX);
        int index = request(new byte[0]);
        program.call(SystemCall.IOCTL, SOCKET, SIOCGIFINDEX, index);
        program.require("find the interface " + NAME + ", a network card of virtio");
        control(SIOCSIFHWADDR, hardwareAddress(), "set the interface's address");
        if (plan.mtu() != USUAL_MTU) {
            control(SIOCSIFMTU, ProgramData.littleEndian(plan.mtu()), "set the interface's MTU");
        }
        control(SIOCSIFFLAGS, ProgramData.littleEndian(IFF_UP_MULTICAST), "start the interface");
        options();
        bind(index);
    }

    private int request(byte[] value) {
        byte[] request = new byte[REQUEST_SIZE];
        byte[] name = NAME.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, request, 0, name.length);
        System.arraycopy(value, 0, request, REQUEST_VALUE, value.length);
        return data.add(request);
    }

    private void control(int what, byte[] value, String purpose) {
        program.call(SystemCall.IOCTL, SOCKET, what, request(value));
        program.require(purpose);
    }

    private byte[] hardwareAddress() {
        byte[] mac = HexFormat.ofDelimiter(":").parseHex(plan.mac());
        return ByteBuffer.allocate(Short.BYTES + mac.length)
                .put(ARPHRD_ETHER)
                .put((byte) 0)
                .put(mac)
                .array();
    }

    private void options() {
        int one = data.number(1);
        if (plan.isOffloading()) {
            program.call(SystemCall.SETSOCKOPT, SOCKET, SOL_PACKET, PACKET_VNET_HDR, one, Integer.BYTES);
            program.require("have the interface offload");
        }
        program.call(SystemCall.SETSOCKOPT, SOCKET, SOL_PACKET, PACKET_IGNORE_OUTGOING, one, Integer.BYTES);
        program.require("see only what comes");
        int length = data.number(QUEUED_BYTES);
        for (int queue : new int[] {SO_RCVBUFFORCE, SO_SNDBUFFORCE}) {
            program.call(SystemCall.SETSOCKOPT, SOCKET, SOL_SOCKET, queue, length, Integer.BYTES);
            program.require("make queues longer");
        }
    }

    /** The number of the interface is known only then: it is put into the structures that need it. */
    private void bind(int index) {
        int membership = data.add(ByteBuffer.allocate(MEMBERSHIP_SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0)
                .putShort(PACKET_MR_ALLMULTI)
                .array());
        byte[] address = new byte[ADDRESS_SIZE];
        address[0] = AF_PACKET;
        address[3] = ETH_P_ALL;
        int local = data.add(address);
        program.code().load(Register.RAX, index + REQUEST_VALUE);
        program.code().store(Register.RAX, membership);
        program.code().store(Register.RAX, local + ADDRESS_INDEX);
        program.call(SystemCall.SETSOCKOPT, SOCKET, SOL_PACKET, PACKET_ADD_MEMBERSHIP, membership, MEMBERSHIP_SIZE);
        program.require("hear groups");
        program.call(SystemCall.BIND, SOCKET, local, ADDRESS_SIZE);
        program.require("listen to the interface");
    }
}
