package org.mpl4j.summon.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mpl4j.appliance.OwnNetwork;
import org.mpl4j.appliance.build.BuildPlan;
import org.mpl4j.appliance.build.ImageFormat;
import org.mpl4j.appliance.build.ImageWriter;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.ssh.keys.PrivateKeyFile;

/**
 * The image of an SSH server, and OpenSSH's programs as its clients.
 *
 * @param folder with its sources, and the key of its user
 */
record SshImage(Path folder) {
    private static final int LARGE = 300_000;

    /** Builds it in a new folder. */
    static SshImage make(Path folder) throws Exception {
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(files.resolve("hello.txt"), "hello from an image\n");
        byte[] large = new byte[LARGE];
        new Random(7).nextBytes(large);
        Files.write(files.resolve("large"), large);
        PrivateKeyFile key = PrivateKeyFile.generate("ssh-ed25519", "alice");
        Files.writeString(folder.resolve("id"), key.toText());
        Files.setPosixFilePermissions(folder.resolve("id"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(Files.createDirectory(folder.resolve("keys")).resolve("alice"), key.toPublicText());
        Files.writeString(folder.resolve("sshd_config"), """
                HostKey host
                Users alice
                AuthorizedKeysFile keys/%u
                ForceCommand internal-sftp -R
                ChrootDirectory %h/files
                AllowTcpForwarding local
                PermitOpen web.apps.example:80 other:*
                """);
        SshImage made = new SshImage(folder);
        ImageWriter.write(
                new BuildPlan(
                        ServerKind.SSH,
                        "files",
                        folder.resolve("sshd_config"),
                        List.of(OwnNetwork.large() + "0.3/16"),
                        List.of(OwnNetwork.large() + "0.1"),
                        "",
                        1500,
                        BuildPlan.USUAL_MEMORY,
                        true),
                ImageFormat.DIR,
                made.image(),
                line -> {});
        return made;
    }

    Path image() {
        return folder.resolve("image");
    }

    /** A file that it serves. */
    Path large() {
        return folder.resolve("files/large");
    }

    /** Runs a program of OpenSSH as the user, at an address where the host has to have the key of the image. */
    Machine.Output run(String program, String address, String input, List<String> options)
            throws IOException, InterruptedException {
        Path known = Files.writeString(
                folder.resolve("known_hosts"), address + " " + Files.readString(folder.resolve("host.pub")));
        Path in = Files.writeString(folder.resolve("input"), input, StandardCharsets.ISO_8859_1);
        List<String> line = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" < " + in, "sh", program, "-F", "none"));
        line.addAll(options);
        line.addAll(List.of(
                "-i" + folder.resolve("id"),
                "-oUserKnownHostsFile=" + known,
                "-oGlobalKnownHostsFile=/dev/null",
                "-oStrictHostKeyChecking=yes",
                "-oIdentitiesOnly=yes",
                "-oIdentityAgent=none",
                "-oBatchMode=yes",
                "-oConnectTimeout=60",
                "alice@" + address));
        return Machine.run(line.toArray(new String[0]));
    }
}
