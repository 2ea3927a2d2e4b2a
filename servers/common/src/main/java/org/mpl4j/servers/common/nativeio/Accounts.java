package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The system's users and groups, wherever it has them from. */
public final class Accounts {
    private static final MethodHandle GETPWUID = NativeIo.function("getpwuid_r", INT, INT, LONG, LONG, LONG, LONG);
    private static final MethodHandle GETPWNAM = NativeIo.function("getpwnam_r", INT, LONG, LONG, LONG, LONG, LONG);
    private static final MethodHandle GETGRGID = NativeIo.function("getgrgid_r", INT, INT, LONG, LONG, LONG, LONG);

    /** Room for a user's strings, or for a group with thousands of members. */
    private static final long ROOM = 256 * 1024;

    private static final long STRUCT_SIZE = 64;
    private static final long NAME = 0;
    private static final long DIRECTORY = 32;
    private static final long SHELL = 40;

    private Accounts() {}

    /** The name of the user with a number. */
    public static Optional<byte[]> userName(int user) {
        return find(NAME, (state, struct, room, size, found) ->
                (int) GETPWUID.invokeExact(state, user, struct, room, size, found));
    }

    /** The name of the group with a number. */
    public static Optional<byte[]> groupName(int group) {
        return find(NAME, (state, struct, room, size, found) ->
                (int) GETGRGID.invokeExact(state, group, struct, room, size, found));
    }

    /** The home of a user with a name. */
    public static Optional<byte[]> homeDirectory(byte[] name) {
        return ofUser(DIRECTORY, name);
    }

    /** What runs the commands of a user with a name; empty bytes for the standard shell. */
    public static Optional<byte[]> shell(byte[] name) {
        return ofUser(SHELL, name);
    }

    private static Optional<byte[]> ofUser(long member, byte[] name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(name.length + 1L);
            MemorySegment.copy(name, 0, text, ValueLayout.JAVA_BYTE, 0, name.length);
            return find(member, (state, struct, room, size, found) ->
                    (int) GETPWNAM.invokeExact(state, text.address(), struct, room, size, found));
        }
    }

    private static Optional<byte[]> find(long member, Lookup lookup) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment struct = arena.allocate(STRUCT_SIZE, Long.BYTES);
            MemorySegment found = arena.allocate(LONG);
            MemorySegment room = arena.allocate(ROOM);
            int failed = lookup.find(NativeIo.callState(), struct.address(), room.address(), ROOM, found.address());
            if (failed != 0 || found.get(LONG, 0) == 0) {
                return Optional.empty();
            }
            // The string is in the room: what is asked for ends with it.
            long from = struct.get(LONG, member) - room.address();
            long to = from;
            while (room.get(ValueLayout.JAVA_BYTE, to) != 0) {
                to++;
            }
            return Optional.of(room.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE));
        } catch (Throwable e) {
            throw NativeIo.failed("getpwuid_r, getpwnam_r or getgrgid_r", e);
        }
    }

    /** One of the functions, which have the same parameters but for the first. */
    private interface Lookup {
        int find(MemorySegment state, long struct, long room, long size, long found) throws Throwable;
    }
}
