package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** {@code posix_spawn(3)} with all that it is told. */
final class SpawnCalls {
    static final String CLOSE_FROM = "posix_spawn_file_actions_addclosefrom_np";

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;

    private static final MethodHandle SPAWN = NativeIo.function("posix_spawn", INT, LONG, LONG, LONG, LONG, LONG, LONG);
    private static final MethodHandle ATTRIBUTES = NativeIo.function("posix_spawnattr_init", INT, LONG);
    private static final MethodHandle FLAGS = NativeIo.function("posix_spawnattr_setflags", INT, LONG, SHORT);
    private static final MethodHandle DEFAULTS = NativeIo.function("posix_spawnattr_setsigdefault", INT, LONG, LONG);
    private static final MethodHandle MASK = NativeIo.function("posix_spawnattr_setsigmask", INT, LONG, LONG);
    private static final MethodHandle ACTIONS = NativeIo.function("posix_spawn_file_actions_init", INT, LONG);
    private static final MethodHandle ACTIONS_END = NativeIo.function("posix_spawn_file_actions_destroy", INT, LONG);
    private static final MethodHandle DUPLICATE =
            NativeIo.function("posix_spawn_file_actions_adddup2", INT, LONG, INT, INT);
    private static final MethodHandle OPEN =
            NativeIo.function("posix_spawn_file_actions_addopen", INT, LONG, INT, LONG, INT, INT);
    private static final MethodHandle CHANGE_DIRECTORY =
            NativeIo.function("posix_spawn_file_actions_addchdir_np", INT, LONG, LONG);
    private static final MethodHandle CLOSE_ALL = NativeIo.function(CLOSE_FROM, INT, LONG, INT);

    /** More than the structures for attributes and actions, and than a set of signals, have. */
    private static final long STRUCT_SIZE = 512;

    private static final short SETSIGDEF = 0x04;
    private static final short SETSIGMASK = 0x08;
    private static final short SETSID = 0x80;
    private static final byte ALL = (byte) 0xff;
    private static final long SIGNAL_SET_SIZE = 128;
    private static final int STREAMS = 3;

    private SpawnCalls() {}

    static int spawn(ProcessPlan plan) {
        MemorySegment state = NativeIo.callState();
        try (Arena arena = Arena.ofConfined()) {
            long attributes = attributes(state, arena);
            long actions = arena.allocate(STRUCT_SIZE, Long.BYTES).address();
            require((int) ACTIONS.invokeExact(state, actions));
            try {
                addActions(state, arena, actions, plan);
                MemorySegment process = arena.allocate(INT);
                int error = (int) SPAWN.invokeExact(
                        state,
                        process.address(),
                        string(arena, plan.program()),
                        actions,
                        attributes,
                        strings(arena, plan.arguments()),
                        strings(arena, plan.environment()));
                return error == 0 ? process.get(INT, 0) : -error;
            } finally {
                require((int) ACTIONS_END.invokeExact(state, actions));
            }
        } catch (Throwable e) {
            throw NativeIo.failed("posix_spawn", e);
        }
    }

    /** A session of its own, and nothing of how the server treats signals. */
    private static long attributes(MemorySegment state, Arena arena) throws Throwable {
        long attributes = arena.allocate(STRUCT_SIZE, Long.BYTES).address();
        MemorySegment signals = arena.allocate(SIGNAL_SET_SIZE, Long.BYTES);
        require((int) ATTRIBUTES.invokeExact(state, attributes));
        require((int) FLAGS.invokeExact(state, attributes, (short) (SETSIGDEF | SETSIGMASK | SETSID)));
        require((int) MASK.invokeExact(state, attributes, signals.address()));
        require((int) DEFAULTS.invokeExact(state, attributes, signals.fill(ALL).address()));
        return attributes;
    }

    private static void addActions(MemorySegment state, Arena arena, long actions, ProcessPlan plan) throws Throwable {
        if (plan.terminal().isPresent()) {
            // The first terminal that the leader of a session opens controls it.
            long terminal = string(arena, plan.terminal().get());
            require((int) OPEN.invokeExact(state, actions, 0, terminal, OpenFlags.RDWR, 0));
            require((int) DUPLICATE.invokeExact(state, actions, 0, 1));
            require((int) DUPLICATE.invokeExact(state, actions, 0, 2));
        } else {
            require((int) DUPLICATE.invokeExact(state, actions, plan.streams().input(), 0));
            require((int) DUPLICATE.invokeExact(state, actions, plan.streams().output(), 1));
            require((int) DUPLICATE.invokeExact(state, actions, plan.streams().errors(), 2));
        }
        require((int) CLOSE_ALL.invokeExact(state, actions, STREAMS));
        require((int) CHANGE_DIRECTORY.invokeExact(state, actions, string(arena, plan.directory())));
    }

    private static void require(int error) {
        if (error != 0) {
            throw new IllegalStateException("error " + error);
        }
    }

    private static long strings(Arena arena, List<byte[]> all) {
        MemorySegment addresses = arena.allocate(LONG, all.size() + 1L);
        for (int i = 0; i < all.size(); i++) {
            addresses.setAtIndex(LONG, i, string(arena, all.get(i)));
        }
        return addresses.address();
    }

    private static long string(Arena arena, byte[] text) {
        MemorySegment string = arena.allocate(text.length + 1L);
        MemorySegment.copy(text, 0, string, ValueLayout.JAVA_BYTE, 0, text.length);
        return string.address();
    }
}
