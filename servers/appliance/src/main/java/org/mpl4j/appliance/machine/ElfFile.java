package org.mpl4j.appliance.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A program of Linux for x86-64 (ELF, System V ABI) that needs nothing else: its code, which nobody may write to, and its data, which nobody may execute. */
final class ElfFile {
    /** Where data is in memory. */
    static final int DATA = 0x60_0000;

    private static final int CODE = 0x40_0000;
    private static final int PAGE = 0x1000;
    private static final int HEADER = 64;
    private static final int SEGMENT = 56;
    private static final int SECTION = 64;
    private static final short EXECUTABLE = 2;
    private static final short X86_64 = 62;
    private static final int LOADED = 1;
    private static final int STACK = 0x6474_e551;
    private static final int EXECUTE = 1;
    private static final int WRITE = 2;
    private static final int READ = 4;

    private ElfFile() {}

    /** {@return a program that begins with the first instruction} */
    static byte[] of(byte[] code, byte[] data) {
        int dataOffset = PAGE + (code.length + PAGE - 1) / PAGE * PAGE;
        ByteBuffer file = ByteBuffer.allocate(dataOffset + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        file.putShort(EXECUTABLE).putShort(X86_64).putInt(1);
        file.putLong(CODE).putLong(HEADER).putLong(0);
        file.putInt(0).putShort((short) HEADER);
        file.putShort((short) SEGMENT).putShort((short) 3);
        file.putShort((short) SECTION).putShort((short) 0).putShort((short) 0);
        segment(file, LOADED, READ | EXECUTE, PAGE, CODE, code.length);
        segment(file, LOADED, READ | WRITE, dataOffset, DATA, data.length);
        segment(file, STACK, READ | WRITE, 0, 0, 0);
        return file.put(PAGE, code).put(dataOffset, data).array();
    }

    private static void segment(ByteBuffer file, int type, int rights, int offset, int address, int length) {
        file.putInt(type).putInt(rights);
        file.putLong(offset).putLong(address).putLong(address);
        file.putLong(length).putLong(length).putLong(PAGE);
    }
}
