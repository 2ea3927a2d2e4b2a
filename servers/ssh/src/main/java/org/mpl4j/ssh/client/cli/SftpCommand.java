package org.mpl4j.ssh.client.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.ssh.client.ClientConnection;
import org.mpl4j.ssh.client.sftp.BlockTarget;
import org.mpl4j.ssh.client.sftp.RemoteFile;
import org.mpl4j.ssh.client.sftp.SftpClient;
import org.mpl4j.ssh.client.sftp.SftpTuning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Moves a file, or lists a directory. */
@Command(
        name = "sftp",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Moves a file by SFTP, or lists a directory.",
        footer = {
            "",
            "Examples:",
            "  mpl-ssh sftp example.org get notes.txt",
            "  mpl-ssh sftp example.org put notes.txt folder/notes.txt",
            "  mpl-ssh sftp example.org ls folder"
        })
final class SftpCommand implements Callable<Integer> {
    private static final int MOST_WORDS = 3;

    @Mixin
    private ConnectOptions connecting = new ConnectOptions();

    @Parameters(index = "0", paramLabel = "[USER@]HOST", description = "The server.")
    private String server = "";

    @Parameters(
            index = "1..*",
            arity = "1..3",
            paramLabel = "get REMOTE [LOCAL] | put LOCAL [REMOTE] | ls [REMOTE]",
            description = "What to do.")
    private List<String> words = List.of();

    @Override
    public Integer call() throws UsageException, IOException {
        String verb = words.getFirst();
        int least = verb.equals("ls") ? 1 : 2;
        if (!List.of("get", "put", "ls").contains(verb) || words.size() < least || words.size() > MOST_WORDS) {
            throw new UsageException("get REMOTE [LOCAL], put LOCAL [REMOTE] or ls [REMOTE] is expected, not `%s`"
                    .formatted(String.join(" ", words)));
        }
        Settings settings = connecting.settings();
        ConsoleLog log = connecting.log(settings);
        try (ClientConnection connection = ConnectOptions.open(server, settings, System.getenv(), log)) {
            SftpClient files = connection.sftp(SftpTuning.STANDARD);
            switch (verb) {
                case "get" ->
                    get(files, words.get(1), Identities.path(words.size() > 2 ? words.get(2) : name(words.get(1))));
                case "put" ->
                    put(files, Identities.path(words.get(1)), words.size() > 2 ? words.get(2) : name(words.get(1)));
                default -> list(files, words.size() > 1 ? words.get(1) : ".");
            }
        }
        return 0;
    }

    private static void get(SftpClient files, String remote, Path local) throws IOException {
        // Before anything here is changed.
        files.stat(remote);
        Path target = Files.isDirectory(local) ? local.resolve(name(remote)) : local;
        try (FileChannel file = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            files.get(remote, BlockTarget.file(file));
        }
    }

    private static void put(SftpClient files, Path local, String remote) throws IOException {
        try (FileChannel file = FileChannel.open(local, StandardOpenOption.READ)) {
            files.put(file, remote);
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void list(SftpClient files, String path) throws IOException {
        for (RemoteFile file : files.list(path)) {
            System.out.println(file.line().replaceAll("\\p{Cntrl}", "?"));
        }
    }
}
