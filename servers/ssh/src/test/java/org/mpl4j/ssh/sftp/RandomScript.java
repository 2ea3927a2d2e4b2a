package org.mpl4j.ssh.sftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.SftpAttrs;

/** The same random requests to any number of servers: what is drawn depends on the seed alone. Keeps the handles that one server gave out. */
final class RandomScript {
    private static final String[] NAMES = {
        "a",
        "b",
        "c",
        "d",
        "d/a",
        "d/b",
        "d/e",
        "d/e/a",
        "l",
        "m",
        "d/l",
        "l/a",
        "l/b/c",
        "nothing/a",
        "a/b",
        "d/",
        ".",
        "",
        "d/../a",
        "./d//a",
        "d/e/../../b",
        "x".repeat(300),
        "y".repeat(5000),
        "d/.",
        "a/",
        "l/",
        "d/./e/",
        "a/../b"
    };
    private static final String[] TARGETS = {"a", "d", "d/e", "nothing", "l", "m", "e", "b", "d/../a", "d/a", "./m"};

    private final Random random;
    private final SftpPeer peer;
    private final ResponseText text;
    private final List<byte[]> handles = new ArrayList<>();
    private long id;

    RandomScript(long seed, SftpPeer peer, ResponseText text) {
        random = new Random(seed);
        this.peer = peer;
        this.text = text;
    }

    /** Sends the next request; what was asked, and what came. */
    String step() {
        id = random.nextInt() & 0xffff_ffffL;
        return switch (random.nextInt(26)) {
            case 0, 1, 2, 3 -> open();
            case 4 -> withHandle("close", h -> m -> m.asClose().id(id).handle(h));
            case 5, 6 -> read();
            case 7, 8, 9 -> write();
            case 10 -> withHandle("fstat", h -> m -> m.asFstat().id(id).handle(h));
            case 11 -> fsetstat();
            case 12 -> setstat();
            case 13 -> withPath("stat", p -> m -> m.asStat().id(id).path(p));
            case 14 -> withPath("lstat", p -> m -> m.asLstat().id(id).path(p));
            case 15 -> list();
            case 16 -> withPath("remove", p -> m -> m.asRemove().id(id).filename(p));
            case 17 -> mkdir();
            case 18 -> withPath("rmdir", p -> m -> m.asRmdir().id(id).path(p));
            case 19 -> withPath("realpath", p -> m -> m.asRealpath().id(id).path(p));
            case 20 -> rename();
            case 21 -> symlink();
            case 22 -> withPath("readlink", p -> m -> m.asReadlink().id(id).path(p));
            case 23 ->
                twoPaths(
                        "posix-rename",
                        (p, q) -> m ->
                                m.asExtended().id(id).asPosixRename().oldpath(p).newpath(q));
            case 24 ->
                twoPaths(
                        "hardlink",
                        (p, q) -> m ->
                                m.asExtended().id(id).asHardlink().oldpath(p).newpath(q));
            default -> other();
        };
    }

    private String other() {
        return switch (random.nextInt(13)) {
            case 0 ->
                withPath("statvfs", p -> m -> m.asExtended().id(id).asStatvfs().path(p));
            case 1 ->
                withHandle(
                        "fstatvfs", h -> m -> m.asExtended().id(id).asFstatvfs().handle(h));
            case 2 ->
                withHandle("fsync", h -> m -> m.asExtended().id(id).asFsync().handle(h));
            case 3 ->
                withPath(
                        "expand", p -> m -> m.asExtended().id(id).asExpandPath().path(p));
            case 4 -> ask("home", m -> m.asExtended().id(id).asHomeDirectory().username("no-such-user"));
            case 5 ->
                ask(
                        "unknown",
                        m -> m.asExtended()
                                .id(id)
                                .asOther(Bytes.ofUtf8("such@example.org"))
                                .data(new byte[] {1, 2, 3}));
            case 6 -> copy();
            case 7 -> usersAndGroups();
            // The same path means another place below a root.
            case 8 ->
                "home -> "
                        + peer.ask(m -> m.asExtended().id(id).asHomeDirectory().username("root"))
                                .asName()
                                .names()
                                .get(0)
                                .filename()
                                .utf8();
            case 9 -> {
                String path = random.nextBoolean() ? "~no-such-user" : "a/~/../b";
                yield ask(
                        "expand " + path,
                        m -> m.asExtended().id(id).asExpandPath().path(path));
            }
            case 10 -> copyToItself();
            case 11 -> ask("limits", m -> m.asExtended().id(id).asLimits_());
            default -> withPath("readlink", p -> m -> m.asReadlink().id(id).path(p));
        };
    }

    private String ask(String what, Sftp.Builder.Content content) {
        long asked = id;
        Sftp response = peer.ask(content);
        String answer = text.of(response);
        if (response.typeBranch() instanceof Sftp.TypeBranch.Handle handle) {
            handles.add(handle.handle().toArray());
        }
        return what + " #" + asked + " -> " + answer;
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    /** None that is too long: of two errors, it depends on the system which is found first. */
    private String shortName() {
        String name = name();
        return name.length() > 255 ? "a" : name;
    }

    /** The same for the name of a directory that may be none, and one that is always taken. */
    private String shortName(String other) {
        String name = shortName();
        return other.endsWith("/") && name.endsWith(".") ? "b" : name;
    }

    private String withPath(String what, Function<String, Sftp.Builder.Content> content) {
        String path = name();
        return ask(what + " " + path, content.apply(path));
    }

    private String twoPaths(String what, Two content) {
        String from = shortName();
        String to = shortName(from);
        return ask(what + " " + from + " " + to, content.of(from, to));
    }

    /** Only to names that are no links: there, OpenSSH may replace one. Nor to what would have to be a directory, which it finds out in several steps. */
    private String rename() {
        String from = shortName();
        String to = shortName(from).replaceFirst("/$", "");
        Sftp found = peer.ask(m -> m.asLstat().id(id).path(to));
        if (found.typeBranch() instanceof Sftp.TypeBranch.Attrs attrs
                && (attrs.attrs().permissions() & 0170000) == 0120000) {
            return "no rename to " + to;
        }
        return ask(
                "rename " + from + " " + to,
                m -> m.asRename().id(id).oldpath(from).newpath(to));
    }

    private String symlink() {
        String target = TARGETS[random.nextInt(TARGETS.length)];
        String path = name();
        return ask(
                "symlink " + target + " " + path,
                m -> m.asSymlink().id(id).targetpath(target).linkpath(path));
    }

    private String open() {
        String path = name();
        int flags = random.nextInt(64);
        SftpAttrs.Builder.Content attrs = random.nextBoolean() ? permissions() : none -> none;
        return ask(
                "open " + path + " " + Integer.toBinaryString(flags),
                m -> m.asOpen()
                        .id(id)
                        .filename(path)
                        .excl((flags & 32) != 0)
                        .trunc((flags & 16) != 0)
                        .creat((flags & 8) != 0)
                        .append((flags & 4) != 0)
                        .write_((flags & 2) != 0)
                        .read((flags & 1) != 0)
                        .attrs(attrs));
    }

    private String mkdir() {
        String path = name();
        SftpAttrs.Builder.Content attrs = random.nextBoolean() ? permissions() : none -> none;
        return ask("mkdir " + path, m -> m.asMkdir().id(id).path(path).attrs(attrs));
    }

    private SftpAttrs.Builder.Content permissions() {
        int mode = random.nextInt(010000);
        return attrs -> attrs.permissions(mode);
    }

    private SftpAttrs.Builder.Content attributes(boolean withSize) {
        int which = random.nextInt(16);
        int size = random.nextInt(100);
        int mode = random.nextInt(0200000);
        int time = random.nextInt(1_000_000_000);
        int user = random.nextInt(70000);
        return attrs -> {
            if (withSize && (which & 1) != 0) {
                attrs.size(size);
            }
            if ((which & 2) != 0) {
                attrs.uid(user).gid(user + 1L);
            }
            if ((which & 4) != 0) {
                attrs.permissions(mode);
            }
            if ((which & 8) != 0) {
                attrs.atime(time).mtime(time + 100L);
            }
            return attrs;
        };
    }

    private String setstat() {
        String path = name();
        boolean follow = random.nextBoolean();
        SftpAttrs.Builder.Content attrs = attributes(true);
        return follow
                ? ask("setstat " + path, m -> m.asSetstat().id(id).path(path).attrs(attrs))
                : ask(
                        "lsetstat " + path,
                        m -> m.asExtended().id(id).asLsetstat().path(path).attrs(attrs));
    }

    private String fsetstat() {
        SftpAttrs.Builder.Content attrs = attributes(true);
        return withHandle("fsetstat", h -> m -> m.asFsetstat().id(id).handle(h).attrs(attrs));
    }

    private String withHandle(String what, Function<byte[], Sftp.Builder.Content> content) {
        int which = random.nextInt(1000);
        byte[] odd = new byte[random.nextInt(8)];
        random.nextBytes(odd);
        boolean isOdd = handles.isEmpty() || which % 20 == 0;
        int index = isOdd ? -1 : handles.size() - 1 - which % Math.min(handles.size(), 5);
        byte[] handle = isOdd ? odd : handles.get(index);
        // A handle that is closed may be given out again by one server, and not by the other.
        if (!isOdd && what.equals("close")) {
            handles.remove(index);
        }
        return ask(what + " handle " + index, content.apply(handle));
    }

    private long offset() {
        return switch (random.nextInt(12)) {
            case 0 -> -1;
            case 1 -> Long.MIN_VALUE + 5;
            case 2 -> Long.MAX_VALUE;
            default -> random.nextInt(60);
        };
    }

    private String read() {
        long offset = offset();
        int length = random.nextInt(10) == 0 ? 0 : random.nextInt(80);
        return withHandle(
                "read " + offset + " " + length,
                h -> m -> m.asRead().id(id).handle(h).offset(offset).len(length));
    }

    private String write() {
        long offset = offset();
        byte[] data = new byte[random.nextInt(40)];
        random.nextBytes(data);
        return withHandle(
                "write " + offset + " " + data.length,
                h -> m -> m.asWrite().id(id).handle(h).offset(offset).data(data));
    }

    private String list() {
        String path = name();
        Sftp opened = peer.ask(m -> m.asOpendir().id(id).path(path));
        if (!(opened.typeBranch() instanceof Sftp.TypeBranch.Handle given)) {
            return "list " + path + " -> " + text.of(opened);
        }
        byte[] handle = given.handle().toArray();
        List<String> entries = new ArrayList<>();
        Sftp response = peer.ask(m -> m.asReaddir().id(id).handle(handle));
        while (response.typeBranch() instanceof Sftp.TypeBranch.Name names) {
            entries.addAll(text.entries(List.of(names)));
            response = peer.ask(m -> m.asReaddir().id(id).handle(handle));
        }
        entries.sort(null);
        String end = text.of(response);
        String read =
                text.of(peer.ask(m -> m.asRead().id(id).handle(handle).offset(0).len(9)));
        String closed = text.of(peer.ask(m -> m.asClose().id(id).handle(handle)));
        return "list " + path + " -> " + entries + " " + end + " " + read + " " + closed;
    }

    private String copy() {
        byte[] content = new byte[random.nextInt(300_000)];
        random.nextBytes(content);
        int from = random.nextInt(1000);
        int length = random.nextInt(3) == 0 ? 0 : random.nextInt(200_000);
        int to = random.nextInt(1000);
        byte[] source = opened("copied");
        byte[] target = opened("copy");
        String answers = "";
        for (int at = 0; at < content.length; at += 30_000) {
            int offset = at;
            Bytes part = Bytes.wrap(content).slice(at, Math.min(content.length, at + 30_000));
            answers += text.of(peer.ask(
                    m -> m.asWrite().id(id).handle(source).offset(offset).data(part)));
        }
        answers += text.of(peer.ask(m -> m.asExtended()
                .id(id)
                .asCopyData()
                .readFromHandle(source)
                .readFromOffset(from)
                .readDataLength(length)
                .writeToHandle(target)
                .writeToOffset(to)));
        answers += text.of(peer.ask(m -> m.asClose().id(id).handle(source)));
        answers += text.of(peer.ask(m -> m.asClose().id(id).handle(target)));
        return "copy " + from + " " + length + " " + to + " -> " + answers;
    }

    /** A file is not copied to itself, whatever the places are. */
    private String copyToItself() {
        int from = random.nextInt(50);
        int to = random.nextInt(50);
        return withHandle(
                "copy to itself " + from + " " + to,
                h -> m -> m.asExtended()
                        .id(id)
                        .asCopyData()
                        .readFromHandle(h)
                        .readFromOffset(from)
                        .readDataLength(5)
                        .writeToHandle(h)
                        .writeToOffset(to));
    }

    private String usersAndGroups() {
        int[] users = random.ints(random.nextInt(6), 0, 110).toArray();
        int[] groups = random.ints(random.nextInt(6), 0, 110).toArray();
        Sftp response = peer.ask(m -> m.asExtended()
                .id(id)
                .asUsersGroupsById()
                .uids(list -> {
                    for (int user : users) {
                        list.add(user);
                    }
                })
                .gids(list -> {
                    for (int group : groups) {
                        list.add(group);
                    }
                }));
        return "users and groups " + List.of(users.length, groups.length) + " -> "
                + (response.typeBranch() instanceof Sftp.TypeBranch.ExtendedReply reply
                        ? reply.data().hex()
                        : text.of(response));
    }

    private byte[] opened(String name) {
        Sftp response = peer.ask(m -> m.asOpen()
                .id(id)
                .filename(name)
                .trunc(true)
                .creat(true)
                .write_(true)
                .read(true)
                .attrs(none -> none));
        return response.asHandle().handle().toArray();
    }

    private interface Two {
        Sftp.Builder.Content of(String one, String other);
    }
}
