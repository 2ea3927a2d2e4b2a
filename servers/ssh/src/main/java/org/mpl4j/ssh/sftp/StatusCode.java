package org.mpl4j.ssh.sftp;

import org.mpl4j.runtime.Bytes;
import org.mpl4j.servers.common.nativeio.Errno;

/** How a request went, with the text that OpenSSH sends. */
enum StatusCode {
    OK(0, "Success"),
    EOF(1, "End of file"),
    NO_SUCH_FILE(2, "No such file"),
    PERMISSION_DENIED(3, "Permission denied"),
    FAILURE(4, "Failure"),
    BAD_MESSAGE(5, "Bad message"),
    OP_UNSUPPORTED(8, "Operation unsupported");

    private final int code;
    private final Bytes text;

    StatusCode(int code, String text) {
        this.code = code;
        this.text = Bytes.ofUtf8(text);
    }

    int code() {
        return code;
    }

    Bytes text() {
        return text;
    }

    /** What OpenSSH answers for what a system call returned: anything but negative numbers of errors is well. */
    static StatusCode of(long result) {
        if (result >= 0) {
            return OK;
        }
        return switch ((int) -result) {
            case Errno.ENOENT, Errno.ENOTDIR, Errno.EBADF, Errno.ELOOP -> NO_SUCH_FILE;
            case Errno.EPERM, Errno.EACCES, Errno.EFAULT -> PERMISSION_DENIED;
            case Errno.ENAMETOOLONG, Errno.EINVAL -> BAD_MESSAGE;
            case Errno.ENOSYS -> OP_UNSUPPORTED;
            default -> FAILURE;
        };
    }
}
