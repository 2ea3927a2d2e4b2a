package org.mpl4j.ssh.client.sftp;

import java.io.IOException;
import java.util.Arrays;

/** Requests of a transfer that have no response yet, in places of fixed number. Mostly the oldest is the next to be answered. */
final class Outstanding {
    private static final long FREE = -1;

    private final long[] ids;
    private final long[] offsets;
    private final int[] lengths;
    private int count;
    private int oldest;
    private int next;

    Outstanding(int most) {
        ids = new long[most];
        offsets = new long[most];
        lengths = new int[most];
        Arrays.fill(ids, FREE);
    }

    boolean hasRoom() {
        return count < ids.length;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void add(long id, long offset, int length) {
        while (ids[next] != FREE) {
            next = (next + 1) % ids.length;
        }
        ids[next] = id;
        offsets[next] = offset;
        lengths[next] = length;
        count++;
    }

    /** Takes a request out; {@return its place, valid until the next is added} */
    int take(long id) throws IOException {
        for (int i = 0; i < ids.length; i++) {
            int place = (oldest + i) % ids.length;
            if (ids[place] == id) {
                ids[place] = FREE;
                count--;
                oldest = (place + 1) % ids.length;
                return place;
            }
        }
        throw new IOException("the server answers request %d, which was not made".formatted(id));
    }

    long offset(int place) {
        return offsets[place];
    }

    int length(int place) {
        return lengths[place];
    }
}
