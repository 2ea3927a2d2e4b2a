package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PuTTY's plink; what it offers is chosen in a saved session. */
record Putty(ProvingGround ground) implements Client {
    private static final String SESSION = "all";

    @Override
    public String name() {
        return "PuTTY";
    }

    @Override
    public boolean isInstalled() {
        return Programs.areInstalled("plink", "puttygen");
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return Programs.output("plink", "-V").lines().findFirst().orElse("").replace("plink: ", "plink, ");
    }

    @Override
    public void echo(Login login, Path input, Path output) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("plink", "-load", SESSION, "-ssh"));
        line.addAll(options(ground, login));
        line.addAll(List.of(login.destination(), "cat"));
        Programs.pass(environment(ground), input, output, line);
    }

    /** The options that log in, of all its programs. */
    static List<String> options(ProvingGround ground, Login login) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-batch", "-P", "" + login.port()));
        for (String fingerprint : ground.hostKeyFingerprints()) {
            options.addAll(List.of("-hostkey", fingerprint));
        }
        if (login.method().equals("publickey")) {
            options.addAll(List.of("-i", key(login).toString()));
        } else {
            options.addAll(List.of(
                    "-pwfile",
                    Files.writeString(ground.fresh("typed"), login.password() + "\n")
                            .toString()));
        }
        return options;
    }

    /** Where its settings are: all ciphers, and compression. */
    static Map<String, String> environment(ProvingGround ground) throws IOException {
        Path folder = ground.folder().resolve("putty");
        Path session = folder.resolve("sessions").resolve(SESSION);
        if (!Files.exists(session)) {
            Files.createDirectories(session.getParent());
            Files.writeString(session, """
                    Protocol=ssh
                    Cipher=aes,chacha20,aesgcm,3des,WARN
                    KEX=ntru-curve25519,ecdh,dh-gex-sha1,dh-group18-sha512,dh-group16-sha512,dh-group14-sha1,rsa,WARN
                    HostKey=ed25519,ecdsa,rsa,WARN
                    """);
        }
        return Map.of("PUTTYDIR", folder.toString());
    }

    private static Path key(Login login) throws IOException, InterruptedException {
        Path key = Path.of(login.key() + (login.certificate().isPresent() ? "-cert" : "") + ".ppk");
        if (!Files.exists(key)) {
            List<String> line =
                    new ArrayList<>(List.of("puttygen", login.key().toString(), "-O", "private", "-o", key.toString()));
            login.certificate().ifPresent(file -> line.addAll(List.of("--certificate", file.toString())));
            Programs.output(line.toArray(String[]::new));
        }
        return key;
    }
}
