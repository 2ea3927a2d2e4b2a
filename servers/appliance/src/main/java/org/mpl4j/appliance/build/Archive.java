package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An archive of files that are all root's, which nobody may write to, in the order in which they are added. */
interface Archive extends AutoCloseable {
    /** Adds an empty folder. */
    void addFolder(String name) throws IOException;

    /** Adds a file, with its date. */
    void addFile(String name, Path file) throws IOException;

    /** Adds a file. */
    void addFile(String name, byte[] content) throws IOException;

    /** Adds a program, or a library that is one: that which loads the others. */
    void addProgram(String name, byte[] content) throws IOException;

    /**
     * Adds a folder with all that is in it.
     *
     * @param prefix what its own name is, with a slash at the end
     */
    default void addTree(String prefix, Path folder) throws IOException {
        for (Path each : Tree.all(folder)) {
            String name = prefix + folder.relativize(each);
            if (Files.isDirectory(each)) {
                addFolder(name);
            } else {
                addFile(name, each);
            }
        }
    }

    @Override
    void close() throws IOException;
}
