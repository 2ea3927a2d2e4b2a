package org.mpl4j.ssh.sftp;

import java.lang.foreign.Arena;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.servers.common.nativeio.Accounts;
import org.mpl4j.servers.common.nativeio.DirectoryEntries;
import org.mpl4j.servers.common.nativeio.PathCalls;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch.Extended.ExtendedRequestBranch.UsersGroupsById;
import org.mpl4j.ssh.packets.ssh.SftpUsersGroups;

/** What clients ask for names: of files in a directory, of paths in full, of users and groups. */
final class NameRequests {
    /** So many bytes of entries, whatever they are, fit into one response with all that is said of each. */
    private static final int ENTRIES_LENGTH = 8 * 1024;

    private static final Bytes NO_SUCH_USER = Bytes.ofUtf8("no such user");
    private static final byte[] HERE = {'.'};

    private final FileAccess access;
    private final Handles handles;
    private final Responses responses;
    private final AccountNames names = new AccountNames();
    private final LongName longName = new LongName(names, Clock.systemDefaultZone());
    private final RealPath realPath;
    private final DirectoryEntries entries;

    NameRequests(Arena arena, FileAccess access, Handles handles, Responses responses) {
        this.access = access;
        this.handles = handles;
        this.responses = responses;
        realPath = new RealPath(access);
        entries = new DirectoryEntries(arena.allocate(ENTRIES_LENGTH, Long.BYTES));
    }

    void list(Sftp.TypeBranch.Readdir request) {
        int directory = handles.directory(request.handle());
        if (directory == Handles.NONE) {
            responses.status(request.id(), StatusCode.FAILURE);
            return;
        }
        do {
            long length = access.files()
                    .getdents(
                            directory, entries.room().address(), entries.room().byteSize());
            if (length <= 0) {
                responses.status(request.id(), StatusCode.EOF);
                return;
            }
            entries.reset(length);
        } while (!list(request.id(), directory));
    }

    /** Sends the entries that are there; false if all of them are gone already. */
    private boolean list(long id, int directory) {
        boolean isSome = false;
        while (!isSome && entries.next()) {
            isSome = stat(directory) >= 0;
        }
        if (isSome) {
            responses.message(message -> message.asName().id(id).names(list -> {
                do {
                    byte[] name = entries.name();
                    list.add(item -> item.filename(name)
                            .longname(longName.of(name, access.status()))
                            .attrs(attrs -> Responses.attributes(attrs, access.status())));
                } while (nextThatIsThere(directory));
            }));
        }
        return isSome;
    }

    private boolean nextThatIsThere(int directory) {
        while (entries.next()) {
            if (stat(directory) >= 0) {
                return true;
            }
        }
        return false;
    }

    private int stat(int directory) {
        return access.calls().stat(directory, entries.nameAddress(), PathCalls.AT_SYMLINK_NOFOLLOW, access.status());
    }

    void realPath(long id, Bytes path) {
        realPath(id, path.isEmpty() ? HERE : path.toArray());
    }

    private void realPath(long id, byte[] path) {
        int result = realPath.resolve(path);
        if (result < 0) {
            responses.status(id, result);
        } else {
            responses.name(id, realPath.resolved());
        }
    }

    /** The same for a path that may begin with {@code ~} or {@code ~user}; {@code ~} alone is where relative paths begin. */
    void expandPath(long id, Bytes path) {
        byte[] text = path.toArray();
        if (text.length == 0 || text[0] != '~') {
            realPath(id, path);
            return;
        }
        int end = 1;
        while (end < text.length && text[end] != '/') {
            end++;
        }
        Optional<byte[]> home =
                end == 1 ? Optional.of(access.start()) : Accounts.homeDirectory(Arrays.copyOfRange(text, 1, end));
        if (home.isEmpty()) {
            responses.status(id, StatusCode.NO_SUCH_FILE, NO_SUCH_USER);
        } else {
            realPath(id, RealPath.join(home.get(), Arrays.copyOfRange(text, end, text.length)));
        }
    }

    void homeDirectory(long id, Bytes user) {
        Optional<byte[]> home = Accounts.homeDirectory(user.toArray());
        if (home.isPresent()) {
            responses.name(id, home.get());
        } else {
            responses.status(id, StatusCode.FAILURE);
        }
    }

    void usersAndGroups(long id, UsersGroupsById request) {
        responses.message(message -> message.asExtendedReply()
                .id(id)
                .data(out -> SftpUsersGroups.write(
                        out,
                        reply -> reply.usernames(list -> request.uids()
                                        .forEach(user -> list.add(
                                                names.user((int) user.uid()).orElse(new byte[0]))))
                                .groupnames(list -> request.gids()
                                        .forEach(group -> list.add(
                                                names.group((int) group.gid()).orElse(new byte[0])))))));
    }
}
