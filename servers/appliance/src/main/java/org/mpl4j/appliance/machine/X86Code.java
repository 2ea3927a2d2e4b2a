package org.mpl4j.appliance.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Machine code of x86-64: the few instructions that a program of system calls needs. Data has addresses below 2 GiB; jumps are to labels of this code. */
final class X86Code {
    private static final int WIDE = 0x48;
    private static final int EXTENDED_REG = 4;
    private static final int EXTENDED_RM = 1;
    private static final int REGISTERS_ONLY = 0xc0;
    private static final int LOW_BITS = 7;
    private static final int REG_SHIFT = 3;
    private static final int ABSOLUTE = 4;
    private static final int NO_BASE = 0x25;
    private static final int UNPLACED = -1;
    private static final int ROOM = 1 << 16;

    private final ByteBuffer code = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
    private final List<Jump> jumps = new ArrayList<>();

    /** Registers, by their numbers. Those that begin with R1, and RBX, RBP, are kept by system calls, but R10 and R11. */
    enum Register {
        RAX,
        RCX,
        RDX,
        RBX,
        RSP,
        RBP,
        RSI,
        RDI,
        R8,
        R9,
        R10,
        R11,
        R12,
        R13,
        R14,
        R15
    }

    /** When a jump is taken. */
    enum Condition {
        ALWAYS(0xe9),
        ZERO(0x84),
        NOT_ZERO(0x85),
        NEGATIVE(0x88),
        NOT_NEGATIVE(0x89),
        BELOW(0x82);

        private final int opcode;

        Condition(int opcode) {
            this.opcode = opcode;
        }
    }

    /** A place in the code. */
    static final class Label {
        private int position = UNPLACED;
    }

    private record Jump(int operand, Label to) {}

    private void bytes(int... values) {
        for (int value : values) {
            code.put((byte) value);
        }
    }

    /** The next instruction is at a label. */
    void place(Label label) {
        label.position = code.position();
    }

    /** A register gets a number. */
    void set(Register to, long value) {
        int number = to.ordinal();
        bytes(WIDE | (number > LOW_BITS ? EXTENDED_RM : 0), 0xb8 | number & LOW_BITS);
        code.putLong(value);
    }

    /** A register gets what another one has. */
    void move(Register to, Register from) {
        pair(0x89, to, from);
    }

    /** Compares two registers. */
    void compare(Register one, Register other) {
        pair(0x39, one, other);
    }

    /** Looks whether a register is zero, or negative. */
    void test(Register register) {
        pair(0x85, register, register);
    }

    /** An instruction of 64 bits with two registers. */
    private void pair(int opcode, Register rm, Register reg) {
        int extended = (reg.ordinal() > LOW_BITS ? EXTENDED_REG : 0) | (rm.ordinal() > LOW_BITS ? EXTENDED_RM : 0);
        bytes(
                WIDE | extended,
                opcode,
                REGISTERS_ONLY | (reg.ordinal() & LOW_BITS) << REG_SHIFT | rm.ordinal() & LOW_BITS);
    }

    /** One of the first eight registers gets 32 bits from an address; the others become zero. */
    void load(Register to, int address) {
        bytes(0x8b);
        absolute(to, address);
    }

    /** The same with 8 bits. */
    void loadByte(Register to, int address) {
        bytes(0x0f, 0xb6);
        absolute(to, address);
    }

    /** The lower 32 bits of one of the first eight registers go to an address. */
    void store(Register from, int address) {
        bytes(0x89);
        absolute(from, address);
    }

    /** The digit for the number in EDX goes to an address. */
    void storeDigit(int address) {
        bytes(0x80, 0xc2, '0', 0x88);
        absolute(Register.RDX, address);
    }

    private void absolute(Register register, int address) {
        bytes((register.ordinal() & LOW_BITS) << REG_SHIFT | ABSOLUTE, NO_BASE);
        code.putInt(address);
    }

    /** EAX and a number, bit by bit. */
    void and(int value) {
        bytes(0x25);
        code.putInt(value);
    }

    /** EAX or a number, bit by bit. */
    void or(int value) {
        bytes(0x0d);
        code.putInt(value);
    }

    /** EAX and a number. */
    void add(int value) {
        bytes(0x05);
        code.putInt(value);
    }

    /** Compares EAX with a number. */
    void compare(int value) {
        bytes(0x3d);
        code.putInt(value);
    }

    /** EAX becomes what it was, with the other sign. */
    void negate() {
        bytes(0xf7, 0xd8);
    }

    /** EDX and EAX become the rest and the result of dividing EAX by ECX. */
    void divide() {
        bytes(0x31, 0xd2, 0xf7, 0xf1);
    }

    /** AL goes to the port that DX says. */
    void out() {
        bytes(0xee);
    }

    /** RBX gets the address of the first variable of the environment: at the start the stack has the number of arguments, their addresses, and a zero. */
    void findEnvironment() {
        bytes(0x48, 0x8b, 0x04, 0x24, 0x48, 0x8d, 0x5c, 0xc4, 0x10);
    }

    void systemCall() {
        bytes(0x0f, 0x05);
    }

    void jump(Condition when, Label to) {
        if (when != Condition.ALWAYS) {
            bytes(0x0f);
        }
        bytes(when.opcode);
        jumps.add(new Jump(code.position(), to));
        code.putInt(0);
    }

    /** {@return all of it, when all labels have their places} */
    byte[] toBytes() {
        for (Jump jump : jumps) {
            if (jump.to.position == UNPLACED) {
                throw new IllegalStateException("a jump leads nowhere");
            }
            code.putInt(jump.operand, jump.to.position - jump.operand - Integer.BYTES);
        }
        return Arrays.copyOf(code.array(), code.position());
    }
}
