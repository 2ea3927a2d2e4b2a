package org.mpl4j.ssh.client.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.ssh.client.TerminalRequest;
import org.mpl4j.ssh.packets.ssh.SshTerminalMode.Opcode;
import sun.misc.Signal;

/** The terminal that standard input is. While a session has it, what is typed goes there as it is; {@link #close} gives it back. */
final class LocalTerminal implements AutoCloseable {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private final String saved;
    private final Thread restorer = new Thread(this::restore);
    private boolean isRaw;

    private LocalTerminal(String saved) {
        this.saved = saved;
    }

    /** {@return the terminal, if standard input is one} */
    static Optional<LocalTerminal> find() throws IOException {
        return Stty.onInput("-g").map(LocalTerminal::new);
    }

    /** A window's size. */
    record Size(int columns, int rows) {
        /** Where nothing is known. */
        static final Size USUAL = new Size(COLUMNS, ROWS);
    }

    /** {@return how large it is} */
    static Size size() throws IOException {
        String[] words = Stty.onInput("size").orElse("").split(" ");
        if (words.length != 2 || !words[0].matches("\\d{1,5}") || !words[1].matches("\\d{1,5}")) {
            return Size.USUAL;
        }
        return new Size(Integer.parseInt(words[1]), Integer.parseInt(words[0]));
    }

    /** {@return what is asked for at the server, to be like this one or a usual one} */
    static TerminalRequest request(Map<String, String> environment, Size size) {
        return new TerminalRequest(
                environment.getOrDefault("TERM", "vt100"), size.columns(), size.rows(), Map.of(Opcode.Known.IUTF8, 1L));
    }

    /** Passes on what is typed as it is, and each change of the size. */
    void use(Runnable resized) throws IOException {
        Runtime.getRuntime().addShutdownHook(restorer);
        isRaw = true;
        Stty.onInput("raw", "-echo");
        Signal.handle(new Signal("WINCH"), signal -> resized.run());
    }

    @Override
    public void close() {
        if (isRaw) {
            restore();
            try {
                Runtime.getRuntime().removeShutdownHook(restorer);
            } catch (IllegalStateException e) {
                // The program ends already.
            }
        }
    }

    private void restore() {
        try {
            Stty.onInput(saved);
        } catch (IOException e) {
            System.err.println("mpl-ssh: the terminal could not be reset; `stty sane` does: " + e.getMessage());
        }
    }
}
