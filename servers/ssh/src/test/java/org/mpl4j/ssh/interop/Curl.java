package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** libssh2, by curl, which runs no commands: it puts a file by SFTP and gets it again. */
record Curl(ProvingGround ground) implements Client {
    @Override
    public String name() {
        return "libssh2";
    }

    @Override
    public boolean isInstalled() throws IOException, InterruptedException {
        return Programs.areInstalled("curl") && version().contains("libssh2");
    }

    @Override
    public String version() throws IOException, InterruptedException {
        String all = Programs.output("curl", "-V").lines().findFirst().orElse("");
        return all.replaceAll("(curl [0-9.]*).*(libssh2/[0-9.]*).*", "$2, by $1");
    }

    /**
     * It has no certificates: it offers to take hosts' of ECDSA, but does not, from OpenSSH's sshd either. In the versions that Debian has, it signs with RSA and SHA-1
     * only.
     */
    @Override
    public boolean knows(String row) {
        return !row.contains("cert") && !row.startsWith("rsa");
    }

    @Override
    public void echo(Login login, Path input, Path output) throws IOException, InterruptedException {
        transfer("sftp", login, input, output);
    }

    /** Puts a file and gets it again. */
    void transfer(String scheme, Login login, Path input, Path output) throws IOException, InterruptedException {
        String there = scheme + "://127.0.0.1:" + login.port() + ground.fresh("curl");
        List<String> line = new ArrayList<>(List.of("curl", "-sS"));
        line.addAll(options(login));
        line.addAll(List.of("-T", input.toString(), there));
        Programs.pass(Map.of(), input, output, line);
        line = new ArrayList<>(List.of("curl", "-sS"));
        line.addAll(options(login));
        line.add(there);
        Programs.pass(Map.of(), input, output, line);
    }

    private static List<String> options(Login login) {
        List<String> options = new ArrayList<>(List.of("--insecure", "--compressed-ssh"));
        if (login.method().equals("publickey")) {
            options.addAll(List.of("--key", login.key().toString(), "--pubkey", login.key() + ".pub"));
        }
        options.addAll(List.of("-u", login.user() + ":" + login.password()));
        return options;
    }
}
