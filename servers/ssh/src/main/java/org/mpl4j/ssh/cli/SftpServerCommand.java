package org.mpl4j.ssh.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.ssh.sftp.SftpOptions;
import org.mpl4j.ssh.sftp.SftpRequest;
import org.mpl4j.ssh.sftp.SftpServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves files to one client of SFTP on standard input and output, with the options of OpenSSH's sftp-server and a root. */
@Command(
        name = "sftp-server",
        description = "Serves files to one client of SFTP on standard input and output.",
        mixinStandardHelpOptions = true)
public final class SftpServerCommand implements Callable<Integer> {
    private static final int MALFORMED = 11;
    private static final int FAILED = 255;
    private static final int OCTAL = 8;

    @Option(names = "--root", paramLabel = "DIRECTORY", description = "What no path leads out of; clients see it as /.")
    private @Nullable Path root;

    @Option(names = "-d", paramLabel = "DIRECTORY", description = "Where relative paths begin.")
    private @Nullable Path start;

    @Option(names = "-R", description = "Refuse whatever changes something.")
    private boolean isReadOnly;

    @Option(names = "-u", paramLabel = "UMASK", description = "Permissions that new files don't get, in octal.")
    private @Nullable String umask;

    @Option(names = "-p", paramLabel = "REQUEST", split = ",", description = "All that is permitted; see -Q requests.")
    private List<String> permitted = List.of();

    @Option(names = "-P", paramLabel = "REQUEST", split = ",", description = "What is not permitted.")
    private List<String> denied = List.of();

    @Option(names = "-Q", paramLabel = "requests", description = "List what can be permitted or denied, and stop.")
    private @Nullable String query;

    @Option(names = "-e", description = "Say on standard error what is refused, and why a session ends early.")
    private boolean isLogging;

    /** Runs it alone. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SftpServerCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (query != null) {
            for (SftpRequest request : SftpRequest.values()) {
                System.out.println(request.label());
            }
            return 0;
        }
        SftpServer server = new SftpServer(options(), isLogging ? System.err::println : message -> {});
        try (FileInputStream in = new FileInputStream(FileDescriptor.in);
                FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            return switch (server.serve(in.getChannel(), out.getChannel())) {
                case CLOSED -> 0;
                case CUT_SHORT -> FAILED;
                case MALFORMED -> MALFORMED;
            };
        }
    }

    private SftpOptions options() {
        SftpOptions options = root == null
                ? SftpOptions.startingIn(start == null ? Path.of("").toAbsolutePath() : start.toAbsolutePath())
                : SftpOptions.confinedTo(root);
        if (root != null && start != null) {
            options = options.withStart(Path.of("/").resolve(start));
        }
        if (umask != null) {
            options = options.withUmask(Integer.parseInt(umask, OCTAL));
        }
        Set<SftpRequest> requests = permitted.isEmpty() ? EnumSet.allOf(SftpRequest.class) : named(permitted);
        requests.removeAll(named(denied));
        options = options.withPermitted(requests);
        return isReadOnly ? options.readOnly() : options;
    }

    private static Set<SftpRequest> named(List<String> labels) {
        Set<SftpRequest> requests = EnumSet.noneOf(SftpRequest.class);
        for (String label : labels) {
            Optional<SftpRequest> request = SftpRequest.named(label);
            requests.add(request.orElseThrow(() -> new IllegalArgumentException("there is no request `" + label
                    + "` that could be permitted or denied; the requests are "
                    + String.join(
                            ", ",
                            Arrays.stream(SftpRequest.values())
                                    .map(SftpRequest::label)
                                    .toList()))));
        }
        return requests;
    }
}
