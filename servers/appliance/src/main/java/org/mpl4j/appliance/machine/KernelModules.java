package org.mpl4j.appliance.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The modules of a kernel, as {@code depmod} has listed them: what needs what, and what is built in. */
public final class KernelModules {
    private static final String DEPENDENCIES = "modules.dep";
    private static final String BUILT_IN = "modules.builtin";

    private final Path folder;
    private final Map<String, List<String>> files = new HashMap<>();
    private final Set<String> builtIn = new HashSet<>();

    /**
     * Reads the lists.
     *
     * @param folder such as {@code /lib/modules/6.1.0-18-cloud-amd64}
     * @throws IOException if they are not there
     */
    public KernelModules(Path folder) throws IOException {
        this.folder = folder;
        if (!Files.isRegularFile(folder.resolve(DEPENDENCIES))) {
            throw new IOException(
                    "there is no " + folder.resolve(DEPENDENCIES) + ": `depmod " + folder.getFileName() + "` makes it");
        }
        for (String line : Files.readAllLines(folder.resolve(DEPENDENCIES))) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String file = line.substring(0, colon);
                List<String> needed = new ArrayList<>(List.of(file));
                needed.addAll(List.of(line.substring(colon + 1).strip().split(" ")));
                needed.removeIf(String::isEmpty);
                files.put(name(file), needed);
            }
        }
        if (Files.isRegularFile(folder.resolve(BUILT_IN))) {
            Files.readAllLines(folder.resolve(BUILT_IN)).forEach(line -> builtIn.add(name(line)));
        }
    }

    /** The names of modules have hyphens and underscores as one likes. */
    private static String name(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).replace('-', '_');
    }

    /** Whether this kernel can do what a module does, with a module or without. */
    public boolean has(String name) {
        return builtIn.contains(name) || files.containsKey(name);
    }

    /** {@return the files of modules and of what they need, each after those that it needs} What is built in, or is not there, has none. */
    public List<Path> files(List<String> names) {
        Set<Path> ordered = new LinkedHashSet<>();
        for (String name : names) {
            List<String> needed = new ArrayList<>(files.getOrDefault(name, List.of()));
            // The last one is needed by all before it.
            Collections.reverse(needed);
            needed.forEach(file -> ordered.add(folder.resolve(file)));
        }
        return List.copyOf(ordered);
    }
}
