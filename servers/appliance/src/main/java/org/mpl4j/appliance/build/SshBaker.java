package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mpl4j.appliance.boot.Settings;
import org.mpl4j.appliance.boot.SshAppliance;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.ssh.operate.SealedConfig;

/**
 * SSH servers: a file as for {@code mpl-sshd --config}. It is copied as it is, with the files and folders that it names, which lie below its folder.
 *
 * @param say is told of host keys that are made
 */
record SshBaker(Consumer<String> say) implements Baker {
    @Override
    public void bake(Path config, Path image, Settings settings) throws IOException, ConfigException, BuildException {
        if (Files.isDirectory(config)) {
            throw new BuildException(
                    config
                            + " is a folder: --config takes a file in the syntax of sshd_config(5); docs/ssh.md lists what it may say");
        }
        SealedConfig read = SealedConfig.read(config, say);
        Path target = image.resolve(SshAppliance.FOLDER);
        Files.createDirectories(target);
        for (Path root : outermost(read.roots())) {
            Tree.copySite(read.folder().resolve(root), target.resolve(root));
            settings.add("served", SshAppliance.FOLDER + "/" + root);
        }
        List<Path> files = new ArrayList<>(read.files());
        files.addAll(read.secrets());
        for (Path file : files) {
            Path copy = target.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(read.folder().resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        read.secrets().forEach(secret -> settings.add("secret", SshAppliance.FOLDER + "/" + secret));
        read.checkCopy(target);
        settings.add("sshd-config", read.name());
        read.ports().forEach(port -> settings.add("port", "tcp/" + port));
    }

    /** What lies below another one is copied with that. */
    private static List<Path> outermost(List<Path> roots) {
        return roots.stream()
                .filter(root -> roots.stream().noneMatch(other -> !other.equals(root) && root.startsWith(other)))
                .toList();
    }
}
