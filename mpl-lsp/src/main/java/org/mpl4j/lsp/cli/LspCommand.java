package org.mpl4j.lsp.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.mpl4j.compiler.cli.Subcommand;
import org.mpl4j.compiler.source.SpecLibrary;
import org.mpl4j.lsp.server.MplServer;
import org.mpl4j.lsp.workspace.LibraryFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mplc lsp}. */
@Command(
        name = "lsp",
        mixinStandardHelpOptions = true,
        description = {
            "Tells editors about specifications and policies, by the language server protocol on standard input and output.",
            "Editors start it; it ends with them. Its log is on standard error.",
            "",
            "A file finds others in its own root, in the folders of the setting `mpl.specPath`, and in the library that comes with mplc. Roots are "
                    + "src/main/mpl and src/test/mpl of any module, a folder specs in the workspace's folder, and the folders of the setting; else it is the "
                    + "workspace's folder, or, if that is a project, the file's own."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  Neovim       vim.lsp.config('mpl', { cmd = { 'mplc', 'lsp' }, filetypes = { 'mpl', 'spl' } })",
            "  Emacs        (add-to-list 'eglot-server-programs '(mpl-mode . (\"mplc\" \"lsp\")))",
            "",
            "docs/editors.md has more of them."
        })
public final class LspCommand implements Subcommand {
    @Option(
            names = "--verbose",
            description = "Logs every message that cannot be understood, and what lsp4j has to say.")
    private boolean isVerbose;

    @SuppressWarnings("UnusedVariable")
    @Option(names = "--stdio", description = "Standard input and output, as always: some editors give this option.")
    private boolean isStdio;

    /** Runs until the editor says so, or is gone. */
    @Override
    public Integer call() throws InterruptedException {
        InputStream in = System.in;
        PrintStream out = System.out;
        // Whatever is printed by mistake must not get between messages.
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        log(isVerbose ? Level.INFO : Level.SEVERE);
        try (LibraryFolders library = new LibraryFolders(SpecLibrary.roots())) {
            Runtime.getRuntime().addShutdownHook(new Thread(library::close));
            return serve(library, in, out);
        }
    }

    private static void log(Level level) {
        Logger root = Logger.getLogger("");
        for (Handler handler : List.of(root.getHandlers())) {
            root.removeHandler(handler);
        }
        // It writes to standard error.
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(level);
        root.addHandler(handler);
        root.setLevel(level);
    }

    @SuppressWarnings("SystemExitOutsideMain")
    private static int serve(LibraryFolders library, InputStream in, PrintStream out) throws InterruptedException {
        IntConsumer exit = System::exit;
        try (MplServer server = new MplServer(library, exit)) {
            Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
            server.connect(launcher.getRemoteProxy());
            Future<Void> listening = launcher.startListening();
            listening.get();
            // The editor has closed our input without a word of farewell.
            return 1;
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading messages failed", e.getCause());
        }
    }
}
