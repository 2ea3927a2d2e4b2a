package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Dropbear's dbclient. */
record Dropbear(ProvingGround ground) implements Client {
    @Override
    public String name() {
        return "Dropbear";
    }

    @Override
    public boolean isInstalled() {
        return Programs.areInstalled("dbclient", "dropbearconvert");
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return Programs.run("dbclient", "-V").all().strip();
    }

    /** It has no certificates, and RSA with SHA-256 only. */
    @Override
    public boolean knows(String row) {
        return !row.contains("cert") && !row.equals("rsa-sha2-512");
    }

    @Override
    public void echo(Login login, Path input, Path output) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("dbclient", "-q"));
        line.addAll(options(login));
        line.addAll(List.of(login.destination(), "cat"));
        Programs.pass(environment(login), input, output, line);
    }

    /** The options that log in; host keys are not compared with known ones. */
    static List<String> options(Login login) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-y", "-y", "-p", "" + login.port()));
        if (login.method().equals("publickey")) {
            options.addAll(List.of("-i", key(login).toString()));
        }
        return options;
    }

    private static Map<String, String> environment(Login login) {
        return login.password().isEmpty() ? Map.of() : Map.of("DROPBEAR_PASSWORD", login.password());
    }

    private static Path key(Login login) throws IOException, InterruptedException {
        Path key = Path.of(login.key() + ".dropbear");
        if (!Files.exists(key)) {
            Programs.output(
                    "dropbearconvert", "openssh", "dropbear", login.key().toString(), key.toString());
        }
        return key;
    }
}
