package org.mpl4j.appliance.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a program has in memory beside its code, at addresses that are known while it is made. */
final class ProgramData {
    private static final int ROOM = 1 << 16;
    private static final int ALIGNMENT = 8;

    private final ByteBuffer content = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);

    /** Adds bytes; returns their address. */
    int add(byte... bytes) {
        content.position((content.position() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        int address = ElfFile.DATA + content.position();
        content.put(bytes);
        return address;
    }

    /** Adds zeros. */
    int room(int count) {
        return add(new byte[count]);
    }

    /** Adds a text with a zero behind it. */
    int text(String text) {
        return add((text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a number of 32 bits. */
    int number(int value) {
        return add(littleEndian(value));
    }

    /** Adds the addresses of texts, which are added, too, and a zero. */
    int texts(List<String> texts) {
        List<Integer> addresses = new ArrayList<>();
        texts.forEach(text -> addresses.add(text(text)));
        ByteBuffer pointers =
                ByteBuffer.allocate((texts.size() + 1) * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        addresses.forEach(address -> pointers.putLong(address));
        return add(pointers.array());
    }

    /** {@return a number as bytes} */
    static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    byte[] toBytes() {
        return Arrays.copyOf(content.array(), content.position());
    }
}
