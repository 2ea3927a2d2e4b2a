package org.mpl4j.compiler.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.fuzz.Failure;
import org.mpl4j.compiler.output.NewFiles;

/** Where failures are saved: their bytes for {@code mplc dissect}, and a text for people. Files that are there stay as they are. */
final class FailureFolder {
    private final Path folder;
    private final PrintStream messages;
    private final Set<String> names = new HashSet<>();

    /**
     * A folder to which nothing is added yet.
     *
     * @param folder made if it is not there
     * @param messages says what is written, and what is not
     */
    FailureFolder(Path folder, PrintStream messages) {
        this.folder = folder;
        this.messages = messages;
    }

    void add(Failure failure) {
        String name = unused(failure.fileName());
        List<OutputFile> wanted = new ArrayList<>();
        if (failure.hasBytes()) {
            wanted.add(new OutputFile(name + ".hex", failure.hex()));
        }
        wanted.add(new OutputFile(name + ".txt", failure.text()));
        NewFiles files = new NewFiles(folder, wanted);
        List<String> obstacles = files.obstacles();
        if (obstacles.isEmpty()) {
            files.write();
            wanted.forEach(file -> messages.println("saved " + folder.resolve(file.path())));
        } else {
            messages.println("not saved: " + folder.resolve(obstacles.get(0)) + " is there already, and stays");
        }
    }

    /** One run can have several failures of one rule. */
    private String unused(String name) {
        String unused = name;
        for (int i = 2; !names.add(unused); i++) {
            unused = name + "-" + i;
        }
        return unused;
    }
}
