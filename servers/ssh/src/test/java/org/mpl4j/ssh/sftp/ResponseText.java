package org.mpl4j.ssh.sftp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.SftpAttrs;

/** What of a response must be the same from two servers in two directories, at nearly the same time. */
final class ResponseText {
    private static final long RECENTLY_SECONDS = 3600;

    private final Path directory;
    private final boolean isConfined;

    ResponseText(Path directory, boolean isConfined) {
        this.directory = directory;
        this.isConfined = isConfined;
    }

    String of(Sftp response) {
        return switch (response.typeBranch()) {
            case Sftp.TypeBranch.Status status ->
                status.code() + " " + status.errorMessage().utf8();
            case Sftp.TypeBranch.Handle handle -> "handle";
            case Sftp.TypeBranch.Data data -> "data " + data.data().hex();
            case Sftp.TypeBranch.Attrs attrs -> attributes(attrs.attrs());
            case Sftp.TypeBranch.Name name ->
                path(name.names().get(0).filename().latin1());
            case Sftp.TypeBranch.ExtendedReply reply ->
                "reply of " + reply.data().length();
            default -> response.toString();
        };
    }

    /** The names of a listing, in order. */
    List<String> entries(List<Sftp.TypeBranch.Name> responses) {
        List<String> entries = new ArrayList<>();
        for (Sftp.TypeBranch.Name response : responses) {
            for (Sftp.TypeBranch.Name.NamesItem item : response.names()) {
                // What is around the directory differs.
                if (!item.filename().contentEquals("..")) {
                    entries.add(longName(item) + " | " + attributes(item.attrs()));
                }
            }
        }
        Collections.sort(entries);
        return entries;
    }

    private static String longName(Sftp.TypeBranch.Name.NamesItem item) {
        String line = item.longname().latin1();
        return isRecent(item.attrs().mtime())
                ? line.replaceFirst("\\w{3} [ \\d]\\d \\d\\d:\\d\\d ", "recently ")
                : line;
    }

    private String path(String path) {
        String base = isConfined ? "" : directory.toString();
        return path.startsWith("/") && path.startsWith(base)
                ? "BASE" + path.substring(base.length()).replaceFirst("^/$", "")
                : path;
    }

    private static String attributes(SftpAttrs attrs) {
        return attrs.size() + " " + attrs.uid() + ":" + attrs.gid() + " " + Long.toOctalString(attrs.permissions())
                + " " + time(attrs.atime()) + " " + time(attrs.mtime());
    }

    private static String time(long seconds) {
        return isRecent(seconds) ? "recently" : Long.toString(seconds);
    }

    private static boolean isRecent(long seconds) {
        return Math.abs(System.currentTimeMillis() / 1000 - seconds) < RECENTLY_SECONDS;
    }
}
