package org.mpl4j.servers.common.nativeio;

/** How a file is opened ({@code open(2)}). */
public final class OpenFlags {
    public static final int RDONLY = 0;
    public static final int WRONLY = 1;
    public static final int RDWR = 2;
    public static final int CREAT = 0x40;
    public static final int EXCL = 0x80;
    public static final int NOCTTY = 0x100;
    public static final int TRUNC = 0x200;
    public static final int APPEND = 0x400;
    public static final int NONBLOCK = 0x800;
    public static final int CLOEXEC = 0x80000;

    /** The file is only a place for other calls. */
    public static final int PATH = 0x200000;

    private static final boolean IS_ARM = "aarch64".equals(System.getProperty("os.arch"));

    /** It must be a directory. */
    public static final int DIRECTORY = IS_ARM ? 0x4000 : 0x10000;

    /** It must not be a symbolic link. */
    public static final int NOFOLLOW = IS_ARM ? 0x8000 : 0x20000;

    private OpenFlags() {}
}
