package org.mpl4j.appliance.boot;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Native methods that the JDK has for its own channels, on descriptors that it has no channel for. They are there at once, where calls by java.lang.foreign take classes that are made when they are first used, which no cache
 * keeps. They are called by reflection, which an image allows by {@link #OPEN}.
 */
final class JdkNatives {
    /** The packages that an image opens for this. Methods are not to be called by handles, whose classes are made at run time, too. */
    static final String OPEN = "java.base/java.nio java.base/sun.nio.ch";

    private static final String PACKAGE = "sun.nio.ch.";
    private static final String MAPPINGS = "java.nio.MappedMemoryUtils";
    private static final Method READ =
            method("UnixFileDispatcherImpl", "read0", FileDescriptor.class, long.class, int.class);
    private static final Method WRITE =
            method("UnixFileDispatcherImpl", "write0", FileDescriptor.class, long.class, int.class);
    private static final Method BLOCKING = method("IOUtil", "configureBlocking", FileDescriptor.class, boolean.class);
    private static final Method PIPE = method("IOUtil", "makePipe", boolean.class);
    private static final Method DRAIN = method("IOUtil", "drain", int.class);
    private static final Method WRITE_ONE = method("IOUtil", "write1", int.class, byte.class);
    private static final Method EPOLL_CREATE = method("EPoll", "create");
    private static final Method EPOLL_CONTROL = method("EPoll", "ctl", int.class, int.class, int.class, int.class);
    private static final Method EPOLL_WAIT = method("EPoll", "wait", int.class, long.class, int.class, int.class);
    private static final Method EPOLL_EVENT = method("EPoll", "getEvent", long.class, int.class);
    private static final Method EPOLL_FILE = method("EPoll", "getDescriptor", long.class);
    private static final Method EPOLL_EVENTS = method("EPoll", "allocatePollArray", int.class);

    private JdkNatives() {}

    private static Method method(String type, String name, Class<?>... parameters) {
        try {
            return open(PACKAGE + type, name, parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Method open(String type, String name, Class<?>... parameters) throws NoSuchMethodException {
        try {
            Method method = Class.forName(type).getDeclaredMethod(name, parameters);
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new NoSuchMethodException(
                    "this runtime has no " + type + "." + name + ", or an image that does not open " + OPEN + ": " + e);
        }
    }

    private static Object call(Method method, Object... arguments) throws IOException {
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(method + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " may not be called", e);
        }
    }

    /** Reads to an address; returns how many bytes, or something below 1 if there are none. */
    static int read(FileDescriptor file, long address, int length) throws IOException {
        return (int) call(READ, file, address, length);
    }

    /** Writes from an address; returns how many bytes, or something below 1 if there is no room. */
    static int write(FileDescriptor file, long address, int length) throws IOException {
        return (int) call(WRITE, file, address, length);
    }

    /** From now on calls on a file do not wait. */
    static void doNotWait(FileDescriptor file) throws IOException {
        call(BLOCKING, file, false);
    }

    /** Makes a pipe; returns the end to read from in the upper half, the end to write to in the lower. */
    static long makePipe() throws IOException {
        return (long) call(PIPE, false);
    }

    /** Reads all that is in a pipe. */
    static void drain(int pipe) throws IOException {
        call(DRAIN, pipe);
    }

    /** Writes a byte to a pipe. */
    static void writeOne(int pipe) throws IOException {
        call(WRITE_ONE, pipe, (byte) 0);
    }

    /** {@return a new epoll(7)} */
    static int makePoll() throws IOException {
        return (int) call(EPOLL_CREATE);
    }

    /** Has a file watched; returns 0, or an error. */
    static int control(int poll, int operation, int file, int events) throws IOException {
        return (int) call(EPOLL_CONTROL, poll, operation, file, events);
    }

    /** Waits; returns how many files are ready. */
    static int await(int poll, long events, int room, int millis) throws IOException {
        return (int) call(EPOLL_WAIT, poll, events, room, millis);
    }

    /** {@return the file that an event is about} */
    static int file(long events, int index) throws IOException {
        return (int) call(EPOLL_FILE, call(EPOLL_EVENT, events, index));
    }

    /** {@return the address of room for events} */
    static long eventRoom(int count) throws IOException {
        return (long) call(EPOLL_EVENTS, count);
    }

    /** {@return what lets go of pages of mapped memory (MADV_DONTNEED of madvise(2)), by their address and how many bytes they are} */
    static Method unload() throws NoSuchMethodException {
        return open(MAPPINGS, "unload0", long.class, long.class);
    }

    /** Calls that. */
    static void unload(Method unload, long address, long length) throws IOException {
        call(unload, address, length);
    }
}
