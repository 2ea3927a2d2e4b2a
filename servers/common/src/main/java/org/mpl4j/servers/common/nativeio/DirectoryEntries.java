package org.mpl4j.servers.common.nativeio;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Goes through what {@link FileCalls#getdents} has read: entries of {@code struct linux_dirent64}. */
public final class DirectoryEntries {
    private static final int RECORD_LENGTH = 16;
    private static final int NAME = 19;

    private final MemorySegment room;
    private long entry;
    private long next;
    private long end;

    /** Entries in this room. */
    public DirectoryEntries(MemorySegment room) {
        this.room = room;
    }

    /** Where entries are read to. */
    public MemorySegment room() {
        return room;
    }

    /** Starts with the first of the entries of so many bytes. */
    public void reset(long length) {
        next = 0;
        end = length;
    }

    /** Goes to the next entry, if there is one. */
    public boolean next() {
        if (next >= end) {
            return false;
        }
        entry = next;
        next += Short.toUnsignedInt(room.get(ValueLayout.JAVA_SHORT, entry + RECORD_LENGTH));
        return true;
    }

    /** The address of the entry's name, a string of C. */
    public long nameAddress() {
        return room.address() + entry + NAME;
    }

    /** The entry's name. */
    public byte[] name() {
        long length = 0;
        while (room.get(ValueLayout.JAVA_BYTE, entry + NAME + length) != 0) {
            length++;
        }
        return room.asSlice(entry + NAME, length).toArray(ValueLayout.JAVA_BYTE);
    }
}
