package org.mpl4j.ssh.operate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.ssh.config.ConfigReader;
import org.mpl4j.ssh.config.ListenAddress;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Problems;
import org.mpl4j.ssh.config.Settings;
import org.mpl4j.ssh.config.SshdConfig;

/**
 * A configuration that a sealed image can have, and the files that it takes; all paths are those below its folder.
 *
 * @param folder of the configuration
 * @param name of its file
 * @param files that it reads, itself among them
 * @param secrets private keys of the host
 * @param roots folders that are served
 * @param ports that it listens on
 */
public record SealedConfig(
        Path folder, String name, List<Path> files, List<Path> secrets, List<Path> roots, List<Integer> ports) {
    public SealedConfig {
        files = List.copyOf(files);
        secrets = List.copyOf(secrets);
        roots = List.copyOf(roots);
        ports = List.copyOf(ports);
    }

    /**
     * Reads and checks it, with all the files that it names. A host key that is not there is made, beside the configuration, so that the next image has the same.
     *
     * @param say is told of what was made
     * @throws IOException if it can't be read
     * @throws ConfigException with all that is wrong, or that an image cannot do
     */
    public static SealedConfig read(Path file, Consumer<String> say) throws IOException, ConfigException {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = Objects.requireNonNull(whole.getParent());
        Problems problems = new Problems();
        SshdConfig config = new ConfigReader(problems).file(whole).config();
        new SealedChecks(config, problems).check();
        SealedPaths paths = new SealedPaths(folder, folder, config, problems);
        paths.find();
        SshMetrics metrics = new SshMetrics();
        StartOptions start = new StartOptions(
                List.of(),
                false,
                address -> {
                    throw new IOException("nothing is listened on while it is checked");
                },
                List.of(),
                SealedLogins.before(folder));
        new Assembly(metrics, new SshdLog(metrics), start).options(config, problems, true, say);
        return new SealedConfig(
                folder,
                whole.getFileName().toString(),
                paths.files(),
                paths.secrets(),
                paths.roots(),
                ports(config.global()));
    }

    private static List<Integer> ports(Settings settings) {
        List<Integer> usual = settings.get(Options.PORT);
        List<Integer> all = new ArrayList<>();
        for (ListenAddress address : settings.get(Options.LISTEN_ADDRESS)) {
            address.port().ifPresentOrElse(all::add, () -> all.addAll(usual));
        }
        return (all.isEmpty() ? usual : all).stream().distinct().toList();
    }

    /**
     * Sees that a copy of it names the files of the copy, and not those that were copied.
     *
     * @param copy the folder that it was copied to
     * @throws ConfigException if something is named by its whole path, with its place
     */
    public void checkCopy(Path copy) throws IOException, ConfigException {
        Path whole = copy.toAbsolutePath().normalize();
        Problems problems = new Problems();
        SshdConfig config = new ConfigReader(problems).file(whole.resolve(name)).config();
        new SealedPaths(whole, folder, config, problems).find();
        problems.throwIfAny();
    }
}
