package org.mpl4j.ssh.client.sftp;

import java.io.IOException;
import java.util.Locale;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch.Status;

/** A server does not do what it was asked for. The message says what, and why. */
public final class SftpException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long code;

    SftpException(String what, Status status) {
        super("%s: %s".formatted(what, reason(status)));
        code = status.codeRaw();
    }

    private static String reason(Status status) {
        String said = status.hasErrorMessage() ? status.errorMessage().utf8().replaceAll("\\p{Cntrl}", "") : "";
        if (!said.isEmpty()) {
            return said;
        }
        return status.code()
                .tag()
                .map(tag -> tag.replaceAll("(.)([A-Z])", "$1 $2").toLowerCase(Locale.ROOT))
                .orElse("status " + status.codeRaw());
    }

    /** {@return the number of the status: 2 for a file that is not there, 3 for a lack of permission ..} */
    public long code() {
        return code;
    }
}
