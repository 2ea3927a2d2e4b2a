package org.mpl4j.bench.sshserver;

import java.util.List;

/** What is measured. */
enum Row {
    DOWN_GCM("bulk down, aes128-gcm", Kind.DOWN, Algorithm.GCM),
    DOWN_CTR("bulk down, aes128-ctr, hmac-sha2-256-etm", Kind.DOWN, Algorithm.CTR),
    DOWN_CHACHA("bulk down, chacha20-poly1305", Kind.DOWN, Algorithm.CHACHA),
    UP_GCM("bulk up, aes128-gcm", Kind.UP, Algorithm.GCM),
    UP_CTR("bulk up, aes128-ctr, hmac-sha2-256-etm", Kind.UP, Algorithm.CTR),
    UP_CHACHA("bulk up, chacha20-poly1305", Kind.UP, Algorithm.CHACHA),
    DOWN_NONE("bulk down, cipher and MAC none", Kind.DOWN, Algorithm.PLAIN),
    UP_NONE("bulk up, cipher and MAC none", Kind.UP, Algorithm.PLAIN),
    CONNECT(
            "connect, authenticate by ed25519, exec, close; sntrup761x25519",
            Kind.CONNECT,
            List.of("-oKexAlgorithms=sntrup761x25519-sha512@openssh.com")),
    CONNECT_CURVE(
            "connect, authenticate by ed25519, exec, close; curve25519",
            Kind.CONNECT,
            List.of("-oKexAlgorithms=curve25519-sha256")),
    SFTP_GET("SFTP, one file down, aes128-gcm", Kind.FILE_DOWN, Algorithm.GCM),
    SFTP_PUT("SFTP, one file up, aes128-gcm", Kind.FILE_UP, Algorithm.GCM),
    SFTP_GET_SMALL("SFTP, files of 1 KiB down, aes128-gcm", Kind.FILES_DOWN, Algorithm.GCM),
    SFTP_PUT_SMALL("SFTP, files of 1 KiB up, aes128-gcm", Kind.FILES_UP, Algorithm.GCM);

    /** How it is measured. */
    enum Kind {
        DOWN,
        UP,
        CONNECT,
        FILE_DOWN,
        FILE_UP,
        FILES_DOWN,
        FILES_UP
    }

    private final String title;
    private final Kind kind;
    private final List<String> options;

    Row(String title, Kind kind, List<String> options) {
        this.title = title;
        this.kind = kind;
        this.options = options;
    }

    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    /** What OpenSSH's client is told of algorithms. */
    List<String> options() {
        return options;
    }

    /** Whether nothing is encrypted or authenticated. */
    boolean isPlain() {
        return options.equals(Algorithm.PLAIN);
    }

    /** Options for ciphers. */
    private static final class Algorithm {
        private static final List<String> GCM = List.of("-oCiphers=aes128-gcm@openssh.com");
        private static final List<String> CTR = List.of("-oCiphers=aes128-ctr", "-oMACs=hmac-sha2-256-etm@openssh.com");
        private static final List<String> PLAIN = List.of("-oCiphers=none", "-oMACs=none");
        private static final List<String> CHACHA = List.of("-oCiphers=chacha20-poly1305@openssh.com");
    }
}
