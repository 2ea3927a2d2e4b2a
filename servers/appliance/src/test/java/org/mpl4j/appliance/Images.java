package org.mpl4j.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.mpl4j.appliance.build.BuildPlan;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PrivateKeyFile;

/** Configurations of appliances for tests. */
public final class Images {
    /** How the addresses of all of them begin. */
    public static final String NETWORK = OwnNetwork.small();

    /** How names of images begin, so that they are not those of another run of tests on this machine. */
    public static final String MARK = "t" + OwnNetwork.number() + "-";

    /** The name of an interface by which somebody stands in for an appliance. */
    public static final String MASK = "mplm" + OwnNetwork.number();

    private Images() {}

    /** A site of two files, and the plan of an appliance that serves it. */
    public static BuildPlan web(Path folder) throws IOException {
        Path site = Files.createDirectories(folder.resolve("site/sub"));
        Files.writeString(site.resolve("page.txt"), "a page below\n");
        Files.writeString(folder.resolve("site/index.html"), "<h1>an appliance</h1>\n");
        return plan(ServerKind.WEB, folder.resolve("site"), "2");
    }

    /** A zone, and the plan of an appliance that answers for it. */
    public static BuildPlan dns(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("zones"));
        Files.writeString(folder.resolve("zones/test.zone"), """
                $TTL 300
                @ IN SOA ns hostmaster 1 3600 600 86400 300
                @ IN NS ns
                ns IN A %1$s3
                www IN A %1$s2
                """.formatted(NETWORK));
        Files.writeString(folder.resolve("dns.yaml"), "zones:\n  - name: appliance.test\n    file: zones/test.zone\n");
        return plan(ServerKind.DNS, folder.resolve("dns.yaml"), "3");
    }

    /** A configuration with files and a user who may read them and have connections made, whose private key is {@code id} in the folder; and the plan of an appliance. */
    public static BuildPlan ssh(Path folder) throws IOException {
        Path ssh = Files.createDirectories(folder.resolve("ssh"));
        Files.createDirectories(ssh.resolve("files/sub"));
        Files.createDirectories(ssh.resolve("keys"));
        Files.writeString(ssh.resolve("files/hello.txt"), "hello from an image\n");
        byte[] large = new byte[300_000];
        new java.util.Random(7).nextBytes(large);
        Files.write(ssh.resolve("files/sub/large"), large);
        Files.writeString(ssh.resolve("sshd_config"), """
                HostKey ssh_host_ed25519_key
                Users alice
                AuthorizedKeysFile keys/%%u
                ForceCommand internal-sftp -R
                ChrootDirectory %%h/files
                AllowTcpForwarding local
                PermitOpen %s1:*
                """.formatted(NETWORK));
        try {
            PrivateKeyFile key = PrivateKeyFile.generate("ssh-ed25519", "alice");
            Path file = folder.resolve("id");
            Files.writeString(file, key.toText());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(ssh.resolve("keys/alice"), key.toPublicText());
        } catch (KeyFormatException e) {
            throw new IOException(e);
        }
        return plan(ServerKind.SSH, ssh.resolve("sshd_config"), "4");
    }

    /** A plan for a configuration. */
    public static BuildPlan plan(ServerKind server, Path config, String host) {
        return new BuildPlan(
                server, MARK + server, config, List.of(NETWORK + host + "/24"), List.of(), "", 1500, 96, true);
    }
}
