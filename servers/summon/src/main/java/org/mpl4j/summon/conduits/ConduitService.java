package org.mpl4j.summon.conduits;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import org.mpl4j.servers.common.conduit.Absence;
import org.mpl4j.servers.common.conduit.ConduitCaller;
import org.mpl4j.servers.common.conduit.ConduitRequests;
import org.mpl4j.summon.config.ConduitConfig;
import org.mpl4j.summon.config.SummonConfig;
import org.mpl4j.summon.directory.Directory;

/** The socket where conduits are asked for by name. */
public final class ConduitService implements Closeable {
    private static final String OWNER = "rw-------";
    private static final String OWNER_AND_GROUP = "rw-rw----";

    private final Directory directory;
    private final SummonConfig config;
    private final ConduitRequests requests;

    /**
     * Listens.
     *
     * @param asked where and by whom conduits are asked for
     * @param config says the zone of the names, and how long somebody may have to wait
     * @throws IOException if that cannot be; says what to do
     */
    public ConduitService(ConduitConfig asked, SummonConfig config, Directory directory) throws IOException {
        this.directory = directory;
        this.config = config;
        requests = new ConduitRequests(
                asked.socket(),
                PosixFilePermissions.fromString(OWNER),
                asked.atOnce(),
                config.limits().untilReady(),
                this::answer);
        try {
            String group = asked.group();
            if (group != null) {
                open(asked.socket(), group);
            }
        } catch (IOException e) {
            requests.close();
            throw e;
        }
        requests.start();
    }

    private static void open(Path socket, String name) throws IOException {
        GroupPrincipal group;
        try {
            group = socket.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(name);
        } catch (UserPrincipalNotFoundException e) {
            throw new IOException(
                    "there is no group " + name + " for `conduits`: make it (`groupadd " + name
                            + "`), or name another one",
                    e);
        }
        Files.getFileAttributeView(socket, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setGroup(group);
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString(OWNER_AND_GROUP));
    }

    private void answer(ConduitCaller caller) {
        String label = config.label(caller.name());
        if (label == null) {
            caller.refuse(Absence.NO_SUCH_NAME);
        } else {
            directory.call(label, caller);
        }
    }

    /** Who waits is refused. */
    @Override
    public void close() throws IOException {
        requests.close();
    }
}
