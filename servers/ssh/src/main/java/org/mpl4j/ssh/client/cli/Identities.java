package org.mpl4j.ssh.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.ssh.client.AgentClient;
import org.mpl4j.ssh.client.ClientLog;
import org.mpl4j.ssh.client.FileIdentity;
import org.mpl4j.ssh.client.Identity;
import org.mpl4j.ssh.client.Prompter;
import org.mpl4j.ssh.keys.PublicKey;

/** Finds what a user can prove himself by: the files that are named, or those that everybody has, and an agent. */
final class Identities {
    private static final List<String> USUAL = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final Settings settings;
    private final Map<String, String> environment;
    private final Prompter prompter;
    private final ClientLog log;

    Identities(Settings settings, Map<String, String> environment, Prompter prompter, ClientLog log) {
        this.settings = settings;
        this.environment = environment;
        this.prompter = prompter;
        this.log = log;
    }

    /** {@return all of them, in the order in which they are tried: an agent signs for files whose keys it has} */
    List<Identity> find() throws UsageException {
        List<Identity> agent = agent();
        List<Identity> found = new ArrayList<>();
        for (Identity file : files()) {
            Optional<PublicKey> shown = shown(file);
            if (shown.isPresent()) {
                Optional<Identity> same =
                        agent.stream().filter(one -> shown(one).equals(shown)).findFirst();
                found.add(same.orElse(file));
            }
        }
        if (!settings.isOn("IdentitiesOnly", false)) {
            agent.stream().filter(one -> !found.contains(one)).forEach(found::add);
        }
        return found;
    }

    private List<Identity> agent() {
        String path = settings.get("IdentityAgent")
                .filter(one -> !one.equals("SSH_AUTH_SOCK"))
                .orElse(environment.getOrDefault("SSH_AUTH_SOCK", ""));
        if (path.isEmpty() || path.equals("none")) {
            return List.of();
        }
        try {
            return new AgentClient(Path.of(path)).identities(log);
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            log.detail("no agent is used: " + e.getMessage());
            return List.of();
        }
    }

    private List<Identity> files() throws UsageException {
        List<Identity> files = new ArrayList<>();
        List<String> named = settings.all("IdentityFile");
        for (String name : named.isEmpty() ? USUAL : named) {
            Path path = named.isEmpty() ? home().resolve(".ssh").resolve(name) : path(name);
            if (named.isEmpty() && !Files.isReadable(path)) {
                continue;
            }
            FileIdentity identity = new FileIdentity(path, prompter);
            try {
                identity.load();
            } catch (IOException e) {
                log.warning("%s is no identity: %s".formatted(path, e.getMessage()));
                continue;
            }
            certificates(path).forEach(certificate -> files.add(new FileIdentity(path, certificate, prompter)));
            files.add(identity);
        }
        return files;
    }

    private List<Path> certificates(Path file) throws UsageException {
        List<Path> certificates = new ArrayList<>();
        for (String name : settings.all("CertificateFile")) {
            certificates.add(path(name));
        }
        Path beside = file.resolveSibling(file.getFileName() + "-cert.pub");
        if (Files.isReadable(beside)) {
            certificates.add(beside);
        }
        return certificates;
    }

    private Optional<PublicKey> shown(Identity identity) {
        try {
            return Optional.of(identity.shown());
        } catch (IOException e) {
            log.warning("a key is left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** {@return a path, where a tilde stands for the home} */
    static Path path(String text) throws UsageException {
        try {
            return text.startsWith("~/") ? home().resolve(text.substring(2)) : Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("`%s` is no path: %s".formatted(text, e.getReason()));
        }
    }

    static Path home() {
        return Path.of(System.getProperty("user.home"));
    }
}
