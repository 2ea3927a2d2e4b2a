package org.mpl4j.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.ssh.keys.PrivateKeyFile;

/** Random files mean to us what they mean to OpenSSH's sshd, of which {@code sshd -T} tells. */
final class ConfigJudgeTest {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final int FILES = 60;

    /** Lines that may stand anywhere, and of which one may stand under Match. */
    private static final List<String> GLOBAL = List.of(
            "MaxStartups 5:40:50",
            "LoginGraceTime 1m30s",
            "LoginGraceTime 2h",
            "PerSourceMaxStartups 3",
            "PerSourceNetBlockSize 24:64",
            "StrictModes no",
            "RekeyLimit 1G 1h");

    private static final List<String> ANYWHERE = List.of(
            "AcceptEnv A B_*",
            "AcceptEnv C",
            "SetEnv X=1 \"Y=2 3\"",
            "SetEnv Z=4",
            "AllowUsers alice bob@10.0.0.0/8",
            "AllowUsers carol",
            "DenyUsers mallory eve@*.*",
            "AuthenticationMethods publickey,password publickey",
            "AuthenticationMethods any",
            "AuthorizedKeysFile a %h/b",
            "AuthorizedKeysFile \"with blanks/%u\"",
            "AuthorizedKeysFile none",
            "Banner /etc/issue",
            "Banner none",
            "ClientAliveInterval 30",
            "ClientAliveInterval 1m",
            "ClientAliveCountMax 7",
            "DisableForwarding yes",
            "ForceCommand echo \"a b\"  c",
            "ForceCommand internal-sftp -R",
            "GatewayPorts clientspecified",
            "GatewayPorts yes",
            "KbdInteractiveAuthentication no",
            "MaxAuthTries 3",
            "MaxSessions 2",
            "MaxSessions=4",
            "PasswordAuthentication no",
            "PasswordAuthentication YES",
            "PermitListen 8080 localhost:*",
            "PermitOpen none",
            "PermitOpen host:1 [::1]:*",
            "PermitTTY no",
            "PubkeyAuthentication no",
            "AllowTcpForwarding local",
            "AllowTcpForwarding remote",
            "AllowStreamLocalForwarding no",
            "AllowAgentForwarding no",
            "TrustedUserCAKeys /etc/ca",
            "AuthorizedPrincipalsFile /etc/p/%u",
            "RevokedKeys none");

    private static final List<String> MATCHES = List.of(
            "Match User alice",
            "Match User a*,!admin",
            "Match User bob Address 10.0.0.0/8,192.168.*.*",
            "Match Address !10.0.0.1,10.*",
            "Match LocalPort 2222",
            "Match LocalAddress 127.0.0.0/8",
            "Match all");

    /** What is standard differs for these; so do the names of algorithms. */
    private static final Set<String> OTHERWISE = Set.of(
            "port",
            "listenaddress",
            "hostkey",
            "kexalgorithms",
            "ciphers",
            "macs",
            "hostkeyalgorithms",
            "pubkeyacceptedalgorithms",
            "compression",
            "pidfile",
            "subsystem",
            "loglevel");

    /** These, if nothing is said. */
    private static final Set<String> STANDARD_DIFFERS = Set.of("rekeylimit", "authorizedkeysfile");

    @TempDir
    static Path folder;

    @Test
    void agreesWithOpenSsh() throws Exception {
        assumeTrue(Files.isExecutable(SSHD), "OpenSSH's server is not installed");
        Path key = Files.writeString(
                folder.resolve("key"),
                PrivateKeyFile.generate("ssh-ed25519", "").toText());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Random random = new Random(8);
        int judged = 0;
        for (int i = 0; i < FILES; i++) {
            List<String> text = new ArrayList<>(List.of("# file " + i, "HostKey " + key));
            some(random, GLOBAL, 4, "", text);
            some(random, ANYWHERE, 8, "", text);
            for (int block = random.nextInt(4); block > 0; block--) {
                text.add(MATCHES.get(random.nextInt(MATCHES.size())));
                some(random, ANYWHERE, 6, "  ", text);
            }
            Path file = Files.write(folder.resolve("config"), text);
            for (String user : List.of("alice", "admin", "bob")) {
                for (String address : List.of("10.0.0.1", "192.168.3.4")) {
                    judged += judge(file, user, address, text);
                }
            }
        }
        assertThat(judged).isGreaterThan(FILES * 100);
    }

    private static void some(Random random, List<String> from, int most, String indent, List<String> to) {
        for (int count = random.nextInt(most + 1); count > 0; count--) {
            to.add(indent + from.get(random.nextInt(from.size())) + (random.nextInt(5) == 0 ? "   " : ""));
        }
    }

    private static int judge(Path file, String user, String address, List<String> text) throws Exception {
        Process process = new ProcessBuilder(
                        SSHD.toString(),
                        "-T",
                        "-f",
                        file.toString(),
                        "-C",
                        "user=" + user + ",host=h,addr=" + address + ",laddr=127.0.0.1,lport=2222")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assumeTrue(!output.contains("Missing privilege separation directory"), output);
        Problems problems = new Problems();
        SshdConfig config = new ConfigReader(problems).file(file).config();
        boolean isUsable = process.exitValue() == 0;
        if (!isUsable) {
            // A method that is switched off: we say it at the start, too.
            assertThat(output).as("%s", text).contains("AuthenticationMethods");
            return 0;
        }
        Settings settings =
                config.of(new Attempt(user, InetAddress.getByName(address), InetAddress.getLoopbackAddress(), 2222));
        Map<String, List<String>> theirs = byKeyword(output.lines().toList());
        Map<String, List<String>> ours = byKeyword(settings.lines());
        int judged = 0;
        for (Map.Entry<String, List<String>> one : ours.entrySet()) {
            if (isComparable(one.getKey(), theirs, settings)) {
                assertThat(one.getValue())
                        .as("%s for %s from %s in%n%s", one.getKey(), user, address, String.join("\n", text))
                        .isEqualTo(theirs.get(one.getKey()));
                judged++;
            }
        }
        return judged;
    }

    private static boolean isComparable(String keyword, Map<String, List<String>> theirs, Settings settings) {
        return theirs.containsKey(keyword)
                && !OTHERWISE.contains(keyword)
                && (!STANDARD_DIFFERS.contains(keyword)
                        || settings.isSaid(Options.named(keyword).orElseThrow()));
    }

    private static Map<String, List<String>> byKeyword(List<String> lines) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 2);
            // Quotes are for who reads it again.
            String value = parts[1].replace("\"", "").strip();
            List<String> known = values.computeIfAbsent(parts[0], name -> new ArrayList<>());
            if (parts[0].equals("setenv") && !known.isEmpty()) {
                known.set(0, known.get(0) + " " + value);
            } else {
                known.add(value);
            }
        }
        return values;
    }
}
