package org.mpl4j.ssh.interop;

import java.util.List;

/** The clients that there are. */
final class Clients {
    static final List<String> NAMES =
            List.of("OpenSSH", "PuTTY", "Dropbear", "paramiko", "asyncssh", "libssh", "libssh2", "MINA");

    private Clients() {}

    static List<Client> all(ProvingGround ground) {
        return List.of(
                new OpenSsh(ground),
                new Putty(ground),
                new Dropbear(ground),
                new PythonClient("paramiko"),
                new PythonClient("asyncssh"),
                new Libssh(ground),
                new Curl(ground),
                new Mina());
    }
}
