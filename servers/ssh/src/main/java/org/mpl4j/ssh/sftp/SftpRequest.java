package org.mpl4j.ssh.sftp;

import java.util.Arrays;
import java.util.Optional;

/** What a client can ask for, by the names that OpenSSH's sftp-server has for permitting and refusing it. */
public enum SftpRequest {
    OPEN("open"),
    CLOSE("close"),
    READ("read"),
    WRITE("write", true),
    LSTAT("lstat"),
    FSTAT("fstat"),
    SETSTAT("setstat", true),
    FSETSTAT("fsetstat", true),
    OPENDIR("opendir"),
    READDIR("readdir"),
    REMOVE("remove", true),
    MKDIR("mkdir", true),
    RMDIR("rmdir", true),
    REALPATH("realpath"),
    STAT("stat"),
    RENAME("rename", true),
    READLINK("readlink"),
    SYMLINK("symlink", true),
    POSIX_RENAME("posix-rename", true, "posix-rename@openssh.com", "1"),
    STATVFS("statvfs", false, "statvfs@openssh.com", "2"),
    FSTATVFS("fstatvfs", false, "fstatvfs@openssh.com", "2"),
    HARDLINK("hardlink", true, "hardlink@openssh.com", "1"),
    FSYNC("fsync", true, "fsync@openssh.com", "1"),
    LSETSTAT("lsetstat", true, "lsetstat@openssh.com", "1"),
    LIMITS("limits", false, "limits@openssh.com", "1"),
    EXPAND_PATH("expand-path", false, "expand-path@openssh.com", "1"),
    COPY_DATA("copy-data", true, "copy-data", "1"),
    HOME_DIRECTORY("home-directory", false, "home-directory", "1"),
    USERS_GROUPS_BY_ID("users-groups-by-id", false, "users-groups-by-id@openssh.com", "1");

    private final String label;
    private final boolean writing;
    private final String extension;
    private final String version;

    SftpRequest(String label) {
        this(label, false);
    }

    SftpRequest(String label, boolean writing) {
        this(label, writing, "", "");
    }

    SftpRequest(String label, boolean writing, String extension, String version) {
        this.label = label;
        this.writing = writing;
        this.extension = extension;
        this.version = version;
    }

    /** Its name on the command line. */
    public String label() {
        return label;
    }

    /** Whether it changes something; {@link #OPEN} depends on its flags. */
    public boolean isWriting() {
        return writing;
    }

    /** Whether clients have to be told that it is there. */
    public boolean isExtension() {
        return !extension.isEmpty();
    }

    /** Its name in messages if it is an extension. */
    public String extension() {
        return extension;
    }

    /** The version of the extension. */
    public String version() {
        return version;
    }

    /** The request with a name. */
    public static Optional<SftpRequest> named(String label) {
        return Arrays.stream(values())
                .filter(request -> request.label.equals(label))
                .findFirst();
    }
}
