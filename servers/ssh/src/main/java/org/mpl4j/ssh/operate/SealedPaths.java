package org.mpl4j.ssh.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.ssh.config.FileName;
import org.mpl4j.ssh.config.Option;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Place;
import org.mpl4j.ssh.config.Problems;
import org.mpl4j.ssh.config.SshdConfig;
import org.mpl4j.ssh.config.TokenText;
import org.mpl4j.ssh.keys.AuthorizedKeys;

/** Finds the files that a configuration names, all of which have to lie below its folder: an image has the same files in the same places. */
final class SealedPaths {
    private static final String INTERNAL_SFTP = "internal-sftp";

    private final Path folder;
    private final Path original;
    private final SshdConfig config;
    private final Problems problems;
    private final List<String> users;
    private final Set<Path> files = new LinkedHashSet<>();
    private final Set<Path> secrets = new LinkedHashSet<>();
    private final Set<Path> roots = new LinkedHashSet<>();

    /**
     * Looks at a configuration.
     *
     * @param folder of it, absolute
     * @param original the folder that it was copied from, if it was; else the same
     */
    SealedPaths(Path folder, Path original, SshdConfig config, Problems problems) {
        this.folder = folder;
        this.original = original;
        this.config = config;
        this.problems = problems;
        users = config.global().get(Options.USERS);
    }

    /** Finds them; what is wrong is told. */
    void find() {
        for (String name : config.files()) {
            Path file = Path.of(name).toAbsolutePath().normalize();
            if (isInside(file, new Place(name, 1, 1))) {
                files.add(file);
            }
        }
        for (SshdConfig.Said<List<FileName>> said : config.said(Options.HOST_KEY)) {
            said.value().stream()
                    .filter(key -> isInside(key.path(), said.place()))
                    .forEach(key -> secrets.add(key.path()));
        }
        config.all(Options.HOST_CERTIFICATE).stream().flatMap(List::stream).forEach(this::add);
        for (Option<Optional<FileName>> option :
                List.of(Options.TRUSTED_USER_CA_KEYS, Options.REVOKED_KEYS, Options.BANNER)) {
            config.all(option).stream().flatMap(Optional::stream).forEach(this::add);
        }
        for (SshdConfig.Said<Optional<TokenText>> said : config.said(Options.AUTHORIZED_PRINCIPALS_FILE)) {
            said.value().ifPresent(text -> files.addAll(expand(text, said.place(), false)));
        }
        findKeys();
        findRoots();
    }

    private boolean isInside(Path path, Place place) {
        boolean isInside = path.startsWith(folder);
        if (!isInside && !original.equals(folder)) {
            Path file = original.resolve(folder.relativize(Path.of(place.file())));
            problems.add(
                    new Place(file.toString(), place.line(), place.column()),
                    "%s is a whole path, and an image lies elsewhere".formatted(path),
                    "write its path from the folder of the configuration: " + original.relativize(path));
        } else if (!isInside) {
            problems.add(
                    place,
                    "%s does not lie below %s: an image has the same files in the same places".formatted(path, folder),
                    "copy it there, and write its path from there");
        }
        return isInside;
    }

    private void add(FileName file) {
        if (!isInside(file.path(), file.place())) {
            return;
        }
        if (Files.isReadable(file.path())) {
            files.add(file.path());
        } else {
            problems.add(
                    file.place(),
                    "%s cannot be read, or is not there".formatted(file),
                    "make it, or leave out the line");
        }
    }

    /** The files or folders of all users that are there; a mistake if there are none. */
    private List<Path> expand(TokenText text, Place place, boolean areFolders) {
        List<Path> found = new ArrayList<>();
        for (String user : users) {
            Path path = folder.resolve(text.expand(user, folder.toString())).normalize();
            if (!isInside(path, place)) {
                return List.of();
            }
            if (areFolders ? Files.isDirectory(path) : Files.isRegularFile(path)) {
                found.add(path);
            }
        }
        if (found.isEmpty() && !users.isEmpty()) {
            problems.add(
                    place,
                    "there is no %s `%s` for any user, from %s on"
                            .formatted(areFolders ? "folder" : "file", text, folder),
                    "make it; %u is the name of the user, %h the folder of the configuration");
        }
        return found;
    }

    private void findKeys() {
        List<SshdConfig.Said<List<TokenText>>> all = new ArrayList<>(config.said(Options.AUTHORIZED_KEYS_FILE));
        boolean hasAuthorities =
                config.all(Options.TRUSTED_USER_CA_KEYS).stream().anyMatch(Optional::isPresent);
        if (all.isEmpty() && !hasAuthorities) {
            all.add(new SshdConfig.Said<>(Options.AUTHORIZED_KEYS_FILE.standard(), Place.option("configuration")));
        }
        Set<Path> found = new LinkedHashSet<>();
        for (SshdConfig.Said<List<TokenText>> said : all) {
            for (TokenText text : said.value()) {
                List<Path> named = expand(text, said.place(), false);
                named.stream().filter(found::add).forEach(file -> checkKeys(file, said.place()));
            }
        }
        files.addAll(found);
        for (String user : users) {
            boolean hasKeys = all.stream()
                    .flatMap(said -> said.value().stream())
                    .anyMatch(text -> found.contains(
                            folder.resolve(text.expand(user, folder.toString())).normalize()));
            if (!hasKeys && !hasAuthorities && !found.isEmpty()) {
                problems.add(
                        config.place(Options.USERS),
                        "`%s` has no keys, and nothing else lets in".formatted(user),
                        "make the file that AuthorizedKeysFile names, or leave out the user");
            }
        }
    }

    private void checkKeys(Path file, Place place) {
        try {
            AuthorizedKeys keys = AuthorizedKeys.parse(file.toString(), Files.readString(file));
            keys.errors().forEach(error -> problems.add(place, error, "mend the line, or leave it out"));
            for (AuthorizedKeys.Entry entry : keys.entries()) {
                boolean isProgram = entry.options()
                        .command()
                        .filter(command -> !command.equals(INTERNAL_SFTP))
                        .isPresent();
                if (isProgram) {
                    problems.add(
                            new Place(file.toString(), entry.line(), 1),
                            "`command=` wants a program, and there are none in an image",
                            "write command=\"internal-sftp\", or leave it out");
                }
            }
        } catch (IOException e) {
            problems.add(place, file + " cannot be read: " + HostKeyFiles.reason(e), "let it be readable, in UTF-8");
        }
    }

    private void findRoots() {
        for (SshdConfig.Said<Optional<TokenText>> said : config.said(Options.CHROOT_DIRECTORY)) {
            said.value().ifPresent(text -> {
                for (Path root : expand(text, said.place(), true)) {
                    roots.add(root);
                    secrets.stream()
                            .filter(secret -> secret.startsWith(root))
                            .forEach(secret -> problems.add(
                                    said.place(),
                                    "the private key %s would be served with %s".formatted(secret, root),
                                    "serve a folder that has nothing else in it: `ChrootDirectory %h/files`"));
                }
            });
        }
    }

    /** {@return files that are read, but for private keys} */
    List<Path> files() {
        return relative(files);
    }

    /** {@return private keys} */
    List<Path> secrets() {
        return relative(secrets);
    }

    /** {@return folders that are served} */
    List<Path> roots() {
        return relative(roots);
    }

    private List<Path> relative(Set<Path> paths) {
        return paths.stream().map(folder::relativize).toList();
    }
}
