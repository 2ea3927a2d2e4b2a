package org.mpl4j.summon.state;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.summon.config.HostAddresses;

/** Keeps {@link Remembered} in a file of lines, which is written anew and renamed, so that it is whole at any time. */
public final class StateFile {
    private static final String HEAD = "mpl-summon state 1";
    private static final String ADDRESS = "address";
    private static final String RELEASED = "released";
    private static final String FAILURES = "failures";
    private static final int WORDS = 3;

    private final Path file;

    /** In such a file, whose folder is there. */
    public StateFile(Path file) {
        this.file = file;
    }

    /**
     * Reads it.
     *
     * @return nothing if there is no file
     * @throws IOException if it can't be read, or is no such file; says the line, and what to do
     */
    public Remembered read() throws IOException {
        if (!Files.exists(file)) {
            return Remembered.NOTHING;
        }
        Map<String, HostAddresses> addresses = new HashMap<>();
        Map<InetAddress, Long> released = new HashMap<>();
        Map<String, Integer> failures = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", -1);
            try {
                if (i == 0) {
                    require(lines.get(i).equals(HEAD));
                    continue;
                }
                require(words.length == WORDS);
                switch (words[0]) {
                    case ADDRESS ->
                        addresses.merge(
                                words[1],
                                HostAddresses.NONE.with(InetAddress.ofLiteral(words[2])),
                                (first, second) -> first.with(second.all().getFirst()));
                    case RELEASED -> released.put(InetAddress.ofLiteral(words[1]), Long.parseLong(words[2]));
                    case FAILURES -> failures.put(words[1], Integer.parseInt(words[2]));
                    default -> require(false);
                }
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        file + ":" + (i + 1)
                                + ": this line is none that mpl-summon writes\n  help: remove the line, or the"
                                + " file; names then get addresses anew, which others may still remember otherwise",
                        e);
            }
        }
        return new Remembered(addresses, released, failures);
    }

    private static void require(boolean isRight) {
        if (!isRight) {
            throw new IllegalArgumentException("not a line of a state file");
        }
    }

    /** Writes it; it is on the disk when this returns. */
    public void write(Remembered remembered) throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        remembered
                .addresses()
                .forEach((name, addresses) ->
                        addresses.all().forEach(address -> line(text, ADDRESS, name, HostAddresses.text(address))));
        remembered
                .released()
                .forEach((address, until) -> line(text, RELEASED, HostAddresses.text(address), Long.toString(until)));
        remembered.failures().forEach((name, count) -> line(text, FAILURES, name, Integer.toString(count)));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void line(StringBuilder text, String... words) {
        text.append(String.join(" ", words)).append('\n');
    }
}
