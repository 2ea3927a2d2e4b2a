package org.mpl4j.servers.common.nativeio;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Gives up rights that a server needs only to bind its ports. */
public final class Privileges {
    private static final Path USERS = Path.of("/etc/passwd");
    private static final int FIELDS = 4;
    private static final int UID = 2;
    private static final int GID = 3;

    private Privileges() {}

    /**
     * Becomes another user, with this user's groups and no way back.
     *
     * @param user a name in {@code /etc/passwd}
     * @throws IOException if that is not possible; its message says why
     */
    public static void become(String user) throws IOException {
        if (!NativeIo.isAvailable()) {
            throw new IOException("cannot become " + user
                    + ": that needs Linux on amd64 or aarch64 and --enable-native-access; use the service manager");
        }
        String[] account = account(user);
        int uid = Integer.parseInt(account[UID]);
        int gid = Integer.parseInt(account[GID]);
        MemorySegment state = NativeIo.callState();
        if (UserCalls.geteuid(state) == uid) {
            return;
        }
        // The user comes last: afterwards there is no right to change the groups.
        check(UserCalls.initgroups(state, user, gid), "initgroups", user, state);
        check(UserCalls.setgid(state, gid), "setgid", user, state);
        check(UserCalls.setuid(state, uid), "setuid", user, state);
        if (uid != 0 && UserCalls.setuid(state, 0) == 0) {
            throw new IOException("became " + user + ", but could become root again");
        }
    }

    private static void check(int status, String function, String user, MemorySegment state) throws IOException {
        if (status != 0) {
            throw new IOException("cannot become " + user + ": " + function + " says "
                    + NativeIo.describe(NativeIo.errno(state)) + "; start as root, or leave the user out");
        }
    }

    private static String[] account(String user) throws IOException {
        List<String> lines = Files.readAllLines(USERS);
        for (String line : lines) {
            String[] fields = line.split(":", -1);
            if (fields.length > FIELDS && fields[0].equals(user)) {
                return fields;
            }
        }
        throw new IOException("there is no user " + user + " in " + USERS);
    }
}
