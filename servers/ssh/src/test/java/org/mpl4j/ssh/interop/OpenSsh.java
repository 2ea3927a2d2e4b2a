package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** OpenSSH's ssh. */
record OpenSsh(ProvingGround ground) implements Client {
    /** That nothing of who runs the tests counts. */
    static final List<String> ISOLATED = List.of(
            "-F",
            "none",
            "-oStrictHostKeyChecking=no",
            "-oUserKnownHostsFile=/dev/null",
            "-oGlobalKnownHostsFile=/dev/null",
            "-oLogLevel=ERROR",
            "-oIdentitiesOnly=yes",
            "-oIdentityAgent=none");

    @Override
    public String name() {
        return "OpenSSH";
    }

    @Override
    public boolean isInstalled() {
        return Programs.areInstalled("ssh");
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return Programs.run("ssh", "-V").errors().strip();
    }

    @Override
    public void echo(Login login, Path input, Path output) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("ssh"));
        line.addAll(options(login));
        line.add("-oKexAlgorithms=" + all("kex", name -> !name.startsWith("gss")));
        line.add("-oCiphers=" + all("cipher", name -> true));
        line.add("-oMACs=" + all("mac", name -> true));
        line.add("-oHostKeyAlgorithms=" + all("HostKeyAlgorithms", name -> true));
        line.addAll(List.of(login.destination(), "cat"));
        Programs.pass(environment(ground, login), input, output, line);
    }

    /** The options that log in. */
    static List<String> options(Login login) {
        List<String> options = new ArrayList<>(ISOLATED);
        options.addAll(List.of(
                "-oPort=" + login.port(),
                "-oPreferredAuthentications=" + login.method(),
                "-oBatchMode=" + (login.method().equals("publickey") ? "yes" : "no"),
                "-i",
                login.key().toString()));
        login.certificate().ifPresent(file -> options.add("-oCertificateFile=" + file));
        return options;
    }

    /** Has it type the password. */
    static Map<String, String> environment(ProvingGround ground, Login login) throws IOException {
        return login.password().isEmpty()
                ? Map.of()
                : Map.of("SSH_ASKPASS", ground.typing(login.password()).toString(), "SSH_ASKPASS_REQUIRE", "force");
    }

    private static String all(String what, Predicate<String> isWanted) throws IOException, InterruptedException {
        return String.join(
                ",",
                Arrays.stream(Programs.output("ssh", "-Q", what).split("\n"))
                        .filter(isWanted)
                        .toList());
    }
}
