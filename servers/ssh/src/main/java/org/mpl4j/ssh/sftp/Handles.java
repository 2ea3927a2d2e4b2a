package org.mpl4j.ssh.sftp;

import java.util.Arrays;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.ssh.packets.ssh.SftpHandleNumber;

/** The files and directories that a session has open. A number is not given out again soon after its file was closed. */
final class Handles implements AutoCloseable {
    /** No such handle, or no room for another one. */
    static final int NONE = -1;

    private static final byte FREE = 0;
    private static final byte FILE = 1;
    private static final byte APPENDING = 2;
    private static final byte DIRECTORY = 3;

    private static final int HANDLE_LENGTH = 4;

    private final FileCalls files;
    private final int[] descriptors;
    private final int[] numbers;
    private final byte[] kinds;
    private int open;

    Handles(FileCalls files, int max) {
        this.files = files;
        descriptors = new int[max];
        numbers = new int[max];
        kinds = new byte[max];
        Arrays.setAll(numbers, i -> i);
    }

    /** A handle for a file, or {@link #NONE}: then it is still the caller's. */
    int addFile(int file, boolean isAppending) {
        return add(file, isAppending ? APPENDING : FILE);
    }

    /** The same for a directory. */
    int addDirectory(int directory) {
        return add(directory, DIRECTORY);
    }

    private int add(int descriptor, byte kind) {
        for (int slot = 0; slot < kinds.length; slot++) {
            if (kinds[slot] == FREE) {
                kinds[slot] = kind;
                descriptors[slot] = descriptor;
                open++;
                return numbers[slot];
            }
        }
        return NONE;
    }

    /** The slot of a handle that a client has sent, or {@link #NONE}. */
    private int slot(Bytes handle) {
        if (handle.length() != HANDLE_LENGTH) {
            return NONE;
        }
        long number;
        try {
            number = SftpHandleNumber.parse(handle).number();
        } catch (ParseException e) {
            return NONE;
        }
        int slot = (int) (number % kinds.length);
        return kinds[slot] != FREE && numbers[slot] == number ? slot : NONE;
    }

    /** The file of a handle, or {@link #NONE} if it is none of a file. */
    int file(Bytes handle) {
        int slot = slot(handle);
        return slot == NONE || kinds[slot] == DIRECTORY ? NONE : descriptors[slot];
    }

    /** The directory of a handle, or {@link #NONE} if it is none of a directory. */
    int directory(Bytes handle) {
        int slot = slot(handle);
        return slot == NONE || kinds[slot] != DIRECTORY ? NONE : descriptors[slot];
    }

    /** Whether the file of a handle was opened for appending. */
    boolean isAppending(Bytes handle) {
        int slot = slot(handle);
        return slot != NONE && kinds[slot] == APPENDING;
    }

    /** Closes what a handle is of. */
    int close(Bytes handle) {
        int slot = slot(handle);
        return slot == NONE ? -Errno.ENOENT : close(slot);
    }

    private int close(int slot) {
        kinds[slot] = FREE;
        open--;
        int next = numbers[slot] + kinds.length;
        numbers[slot] = next < 0 ? slot : next;
        return files.close(descriptors[slot]);
    }

    /** How many there are. */
    int size() {
        return open;
    }

    /** How many there may be. */
    int max() {
        return kinds.length;
    }

    @Override
    public void close() {
        for (int slot = 0; slot < kinds.length; slot++) {
            if (kinds[slot] != FREE) {
                close(slot);
            }
        }
    }
}
