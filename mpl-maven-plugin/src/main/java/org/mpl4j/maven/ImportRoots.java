package org.mpl4j.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.mpl4j.compiler.source.SpecRoot;

/**
 * Where the specifications of a project find those of others.
 *
 * @param configured folders and jars of the configuration
 * @param packed folders of packed specifications
 * @param dependencies jars, and folders of classes where a module of the same build has no jar yet
 */
record ImportRoots(List<File> configured, List<Path> packed, List<Path> dependencies) {
    ImportRoots {
        configured = List.copyOf(configured);
        packed = List.copyOf(packed);
        dependencies = List.copyOf(dependencies);
    }

    /** The roots, in the order in which they are looked into. */
    List<SpecRoot> roots() throws MojoFailureException {
        List<SpecRoot> roots = new ArrayList<>();
        for (File file : configured) {
            roots.add(configured(file.toPath()));
        }
        packed.forEach(folder -> roots.add(new SpecRoot.Folder(folder)));
        for (Path file : dependencies) {
            if (Files.isDirectory(file)) {
                roots.add(new SpecRoot.Folder(file.resolve("META-INF/mpl")));
            } else if (file.toString().endsWith(".jar")) {
                roots.add(new SpecRoot.Jar(file));
            }
        }
        return roots;
    }

    private static SpecRoot configured(Path path) throws MojoFailureException {
        if (Files.isDirectory(path)) {
            return new SpecRoot.Folder(path);
        }
        if (Files.isRegularFile(path)) {
            return new SpecRoot.Jar(path);
        }
        throw new MojoFailureException("importPaths: there is no folder or jar " + path);
    }
}
